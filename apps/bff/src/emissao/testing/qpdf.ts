import { createRequire } from 'node:module'
import createModule from '@neslinesli93/qpdf-wasm'

const WASM = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm')

/** What the package's types leave out. */
type Qpdf = {
  readonly callMain: (args: string[]) => number
  readonly FS: { readonly writeFile: (path: string, bytes: Uint8Array) => void }
}

export type QpdfRun = {
  /** 0 means that nothing was found, 2 errors, 3 warnings. */
  readonly status: number
  readonly output: string
}

/** Runs qpdf on a file, as `qpdf ARGS FILE` does, for a second opinion on its structure and its encryption. */
export async function qpdf(bytes: Uint8Array, ...args: readonly string[]): Promise<QpdfRun> {
  const output: string[] = []
  const program = await loadWithConsole((line) => output.push(line))
  program.FS.writeFile('/file.pdf', bytes)
  const { exitCode } = process
  const status = program.callMain([...args, '/file.pdf'])
  // A failing run would be taken for the failure of the tests.
  process.exitCode = exitCode
  return { status, output: output.join('\n') }
}

/** The program writes to the console that it finds when it is loaded: until it is, to `write`. */
async function loadWithConsole(write: (line: string) => void): Promise<Qpdf> {
  const { log, error } = console
  Object.assign(console, { log: write, error: write })
  const loading = createModule({ locateFile: () => WASM })
  Object.assign(console, { log, error })
  return (await loading) as unknown as Qpdf
}
