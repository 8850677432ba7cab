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
export type Recebido =
  | { nome: string; bytes: Uint8Array }
  | { nome: string; falha: string }
  /** A file of many bills, to be read as a stream. */
  | (ArquivoNoDisco & { formato: 'csv' | 'json' })

const ZIP = 'PK'

/** The documents of files that are XML, zip, CSV or JSON, told apart by content: names and types lie. One is in memory at a time. */
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
    else if (kind === 'documento') yield { nome, bytes: await readFile(caminho) }
    else yield { nome, caminho, formato: kind }
  }
}

type Especie = 'zip' | 'csv' | 'json' | 'documento'

async function sniff(caminho: string): Promise<Especie | { falha: string }> {
  const file = await open(caminho).catch(() => null)
  if (!file) return { falha: 'O arquivo não pôde ser aberto.' }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return { falha: 'O caminho não é um arquivo.' }
    if (stat.size === 0) return { falha: 'O arquivo está vazio.' }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(COMECO), 0, COMECO, 0)
    const especie = especieOf(buffer.subarray(0, bytesRead).toString('latin1'))
    return especie === 'documento' && stat.size > MAX_DOCUMENTO_BYTES
      ? { falha: 'O arquivo é grande demais para uma NF3e.' }
      : especie
  } finally {
    await file.close()
  }
}

const COMECO = 4096
/** The byte-order mark of UTF-8, read as Latin-1. */
const MARCA = 'ï»¿'

/** Whatever is none of the others is taken for an XML, whose reader says what is wrong with it. */
function especieOf(begin: string): Especie {
  if (begin.startsWith(ZIP)) return 'zip'
  const text = (begin.startsWith(MARCA) ? begin.slice(MARCA.length) : begin).trimStart()
  if (/^[{[]/.test(text)) return 'json'
  const [first = ''] = text.split(/\r?\n/, 1)
  return /^[^<;,\p{Cc}]+[;,]/u.test(first) ? 'csv' : 'documento'
}
