import { open, readFile } from 'node:fs/promises'
import { MAX_DOCUMENTO_BYTES } from './limites.ts'
import { readZip } from './zip.ts'

/** A file of the delivery, by the name under which its sender knows it; one document may also come in memory. */
export type Arquivo = ArquivoNoDisco | { nome: string; bytes: Uint8Array }

export interface ArquivoNoDisco {
  nome: string
  caminho: string
}

/** One document of a delivery, or why it could not even be opened. */
export type Recebido = { nome: string; bytes: Uint8Array } | { nome: string; falha: string }

const ZIP = 'PK'

/** The documents of files that are XML or zip, told apart by content: names and types lie. One is in memory at a time. */
export async function* readArquivos(
  arquivos: AsyncIterable<Arquivo> | Iterable<Arquivo>,
): AsyncGenerator<Recebido> {
  for await (const arquivo of arquivos) {
    if ('bytes' in arquivo) {
      yield arquivo
      continue
    }
    const { nome, caminho } = arquivo
    const kind = await sniff(caminho)
    if (typeof kind !== 'string') yield { nome, falha: kind.falha }
    else if (kind === 'zip') yield* readZip(nome, caminho)
    else yield { nome, bytes: await readFile(caminho) }
  }
}

async function sniff(caminho: string): Promise<'zip' | 'documento' | { falha: string }> {
  const file = await open(caminho).catch(() => null)
  if (!file) return { falha: 'O arquivo não pôde ser aberto.' }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return { falha: 'O caminho não é um arquivo.' }
    if (stat.size === 0) return { falha: 'O arquivo está vazio.' }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    if (buffer.subarray(0, bytesRead).toString('latin1') === ZIP) return 'zip'
    return stat.size > MAX_DOCUMENTO_BYTES
      ? { falha: 'O arquivo é grande demais para uma NF3e.' }
      : 'documento'
  } finally {
    await file.close()
  }
}
