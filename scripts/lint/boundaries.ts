// Who may import whom. Everything is read from the path, so a feature, a module or a workspace made tomorrow is
// guarded from its first file on and no list has to be kept.
import { posix } from 'node:path'

/** An import as the linter sees it: paths are relative to the repository, with `/` on every platform. */
export type Import = { from: string; specifier: string; typeOnly: boolean }

type Target = { file?: string; package?: string }
type Boundary = { forbids: (source: Import, target: Target) => boolean; reason: string }

const domain = 'packages/shared/src/domain/'
const databaseFolder = 'apps/bff/src/db/'
const driverPackages = /^(better-sqlite3|pg|@electric-sql\/pglite|drizzle-orm\/(?!zod).+)$/

const boundaries: Boundary[] = [
  {
    reason: 'Climb one folder at most; further away, use a # import of the workspace.',
    forbids: (source) => isProduct(source.from) && source.specifier.startsWith('../../'),
  },
  {
    reason: 'Features do not import each other: move what both need to ui/ or to packages/shared.',
    forbids: (source, target) =>
      differs(slice(source.from, 'web/src/features'), slice(target.file, 'web/src/features')),
  },
  {
    reason: 'ui/ knows no feature and no page: pass what it needs as props.',
    forbids: (source, target) =>
      source.from.startsWith('apps/web/src/ui/') &&
      /^apps\/web\/src\/(features|app)\//.test(target.file ?? ''),
  },
  {
    reason: "The repository and the routes of a module are its own: call the other module's service.",
    forbids: (source, target) =>
      !isTest(source.from) &&
      /(^|[-/])(repository|routes)\.ts$/.test(target.file ?? '') &&
      differs(moduleOf(source.from), moduleOf(target.file)),
  },
  {
    reason: 'The web app and the BFF meet only in the contracts of packages/shared.',
    forbids: (source, target) => differs(slice(source.from, ''), slice(target.file, '')),
  },
  {
    reason: 'packages/shared imports nothing of the apps.',
    forbids: (source, target) =>
      source.from.startsWith('packages/') && (target.file ?? '').startsWith('apps/'),
  },
  {
    reason: 'domain/ holds pure rules: no schemas and no contracts in it.',
    forbids: (source, target) =>
      source.from.startsWith(domain) &&
      (/^zod(\/|$)/.test(target.package ?? '') ||
        (target.file ?? '').startsWith('packages/shared/src/contracts/')),
  },
  {
    reason: 'This code runs in the browser too: no Node modules.',
    forbids: (source, target) =>
      !isTest(source.from) && runsInBrowser(source.from) && (target.package ?? '').startsWith('node:'),
  },
  {
    reason: 'Database drivers stay in apps/bff/src/db: write through the unit of work.',
    forbids: (source, target) =>
      isProduct(source.from) &&
      !isTest(source.from) &&
      !source.typeOnly &&
      !source.from.startsWith(databaseFolder) &&
      driverPackages.test(target.package ?? ''),
  },
  {
    reason: 'SQL lives in the repository.',
    forbids: (source, target) =>
      /(^|[-/])(service|routes)\.ts$/.test(source.from) && (target.package ?? '').startsWith('drizzle-orm'),
  },
]

/** Why this import may not be, in one sentence, or undefined when it may. */
export function boundaryFault(source: Import): string | undefined {
  const target = resolve(source)
  return boundaries.find((boundary) => boundary.forbids(source, target))?.reason
}

/** Whether the file is a test or a helper of tests (`*.test.ts`, anything in a `testing/` folder). */
export function isTest(file: string): boolean {
  return /\.(test|spec)\.tsx?$|(^|\/)testing\//.test(file)
}

function isProduct(file: string): boolean {
  return /^(apps|packages)\/[^/]+\/src\//.test(file)
}

function runsInBrowser(file: string): boolean {
  return /^(apps\/web|packages\/shared)\/src\//.test(file)
}

/** The folder right under `apps/<parent>`: the feature, the module, or (without parent) the app. */
function slice(file: string | undefined, parent: string): string | undefined {
  const prefix = posix.join('apps', parent, '/')
  if (!file?.startsWith(prefix)) return undefined
  return file.slice(prefix.length).split('/')[0]
}

/** A module of the BFF; `emissao` is one that has a folder of its own. */
function moduleOf(file: string | undefined): string | undefined {
  if (file?.startsWith('apps/bff/src/emissao/')) return 'emissao'
  return slice(file, 'bff/src/modules')
}

function differs(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}

function resolve({ from, specifier }: Import): Target {
  if (specifier.startsWith('.')) return { file: posix.join(posix.dirname(from), specifier) }
  if (specifier.startsWith('#')) {
    return { file: posix.join(from.split('/').slice(0, 2).join('/'), 'src', specifier.slice(1)) }
  }
  const [, name, rest] = /^@ramal\/([^/]+)\/?(.*)$/.exec(specifier) ?? []
  if (name === 'shared') return { file: `packages/shared/src/${rest}` }
  return name ? { file: `apps/${name}/src/${rest}` } : { package: specifier }
}
