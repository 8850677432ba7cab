// A real Chromium that arrives as an npm package: the tests need neither apt nor a browser download.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'

const require = createRequire(import.meta.url)
const packageRoot = join(dirname(require.resolve('@sparticuz/chromium')), '..')
const cacheRoot = join(import.meta.dirname, '..', '..', '.cache')

// The package holds Linux x64 binaries only; elsewhere Playwright's own browser is used (`npx playwright install`).
const isPackaged = process.platform === 'linux' && process.arch === 'x64'

const { version } = require(join(packageRoot, 'package.json')) as { version: string }
const browserHome = join(cacheRoot, `chromium-${version}`)

// Playwright already silences updates, sync and background requests, and adds --no-sandbox (tests may run as root).
// The package's recommended flags are for Lambda and are left out on purpose: --disable-web-security would hide
// faults of CSP and cookies, and --single-process with --no-zygote crashes when a context closes.
const flags = [
  '--font-render-hinting=none',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--no-pings',
  '--no-default-browser-check',
]

/**
 * Unpacks Chromium into `.cache/` once per package version (about one second, 220 MB) and does nothing afterwards.
 * Safe when several processes call it at the same time: each unpacks aside and one rename wins.
 */
export async function prepareChromium(): Promise<void> {
  if (!isPackaged || existsSync(browserHome)) return
  await mkdir(cacheRoot, { recursive: true })
  const staging = await mkdtemp(join(cacheRoot, 'chromium-'))
  try {
    await unpackInto(staging)
    await rename(staging, browserHome)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(browserHome)) throw error
  }
}

/**
 * How Playwright launches the packaged Chromium. Call {@link prepareChromium} first.
 *
 * The environment points to the libraries (NSS, NSPR, expat) and the fonts of the package, so that pages look the
 * same on a machine that has neither.
 */
export function chromiumLaunchOptions(): LaunchOptions {
  if (!isPackaged) return { args: flags }
  return {
    executablePath: join(browserHome, 'chromium'),
    args: flags,
    env: {
      ...definedEnvironment(),
      LD_LIBRARY_PATH: join(browserHome, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(browserHome, 'fonts.conf'),
    },
  }
}

async function unpackInto(folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
  const unpacking = withTempFolder(folder, () =>
    archives.map((name) => inflate(join(packageRoot, 'bin', name))),
  )
  await Promise.all(unpacking)
  await writeFile(join(folder, 'fonts.conf'), fontsConfig())
}

// `inflate` writes to os.tmpdir() and takes whatever it finds there for finished, even half a file of a killed run. It
// reads the folder before its first await, so nothing else sees the change.
function withTempFolder<Result>(folder: string, body: () => Result): Result {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    return body()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

// Only the packaged fonts: with the machine's own ones, text would be wider on one machine than on the next.
function fontsConfig(): string {
  const header = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
  const fonts = `<dir prefix="relative">fonts</dir><cachedir>${join(browserHome, 'fonts-cache')}</cachedir>`
  return `${header}<fontconfig>${fonts}</fontconfig>\n`
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return Object.fromEntries(entries)
}
