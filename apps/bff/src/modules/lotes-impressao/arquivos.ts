import { createHash } from 'node:crypto'
import type { ReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A file that is being written under a name of its own until it is whole. */
export interface ArquivoEmObra {
  write(bytes: Uint8Array | string): Promise<void>
  /** Waits for the disk and gives the file its name. */
  finish(): Promise<{ tamanho: number; hash: string }>
  discard(): Promise<void>
}

export type Parte = 'pdf' | 'csv'

/** The files of print lots, under `<dados>/lotes`. */
export function createArquivos(dataDir: string) {
  const pasta = join(dataDir, 'lotes')
  const caminho = (id: number, parte: Parte) => join(pasta, `${id}.${parte}`)

  return {
    async create(id: number, parte: Parte): Promise<ArquivoEmObra> {
      await mkdir(pasta, { recursive: true })
      return createEmObra(caminho(id, parte))
    },

    /** Null when the file is not here, e.g. because the data folder is another one. */
    async read(id: number, parte: Parte): Promise<{ stream: ReadStream; tamanho: number } | null> {
      try {
        const handle = await open(caminho(id, parte))
        const { size } = await handle.stat()
        return { stream: handle.createReadStream(), tamanho: size }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },

    async remove(id: number): Promise<void> {
      await Promise.all((['pdf', 'csv'] as const).map((parte) => rm(caminho(id, parte), { force: true })))
    },
  }
}

export type Arquivos = ReturnType<typeof createArquivos>

async function createEmObra(destino: string): Promise<ArquivoEmObra> {
  const provisorio = `${destino}.parte`
  // What a process that was killed had left there is written over.
  const handle = await open(provisorio, 'w')
  const hash = createHash('sha256')
  let tamanho = 0
  return {
    async write(data) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data
      hash.update(bytes)
      tamanho += bytes.length
      await handle.appendFile(bytes)
    },
    async finish() {
      await handle.sync()
      await handle.close()
      await rename(provisorio, destino)
      return { tamanho, hash: hash.digest('hex') }
    },
    async discard() {
      await handle.close()
      await rm(provisorio, { force: true })
    },
  }
}
