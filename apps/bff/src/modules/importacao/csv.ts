import { createReadStream } from 'node:fs'
import { foldText } from '@ramal/shared/domain/text.ts'
import { parse, type CsvError } from 'csv-parse'
import { ErroDominio } from '#erros.ts'

/** One line of the file: its cells, or why it could not be cut into them. */
export type LinhaCsv<Coluna extends string> =
  | { linha: number; celulas: Partial<Record<Coluna, string>> }
  | { linha: number; falha: string }

/** The columns in the file's order, or the sentence that refuses its header. */
export type LerCabecalho<Coluna extends string> = (names: readonly string[]) => Coluna[] | string

/** A row has a few kB at most; what has more is a quote that nobody closed. */
const MAX_LINHA = 16 * 1024

interface Registro {
  record: string[]
  info: { lines: number }
}

/**
 * The lines of a file in CSV: `;` or `,`, UTF-8 (with or without mark) or Latin-1, told from its content.
 * @throws ErroDominio `arquivo_invalido` when the header is not one.
 */
export async function* readCsv<Coluna extends string>(
  caminho: string,
  readHeader: LerCabecalho<Coluna>,
): AsyncGenerator<LinhaCsv<Coluna>> {
  const { encoding, delimiter } = await inspect(caminho)
  const failed: { linha: number; falha: string }[] = []
  const parser = parse({
    encoding,
    delimiter,
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: MAX_LINHA,
    on_skip: (error: CsvError | undefined) => {
      failed.push({
        linha: Number(error?.['lines'] ?? 0),
        falha: 'A linha não é um CSV válido: confira as aspas.',
      })
    },
  })
  const input = createReadStream(caminho)
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  let colunas: Coluna[] | null = null
  try {
    for await (const { record, info } of parser as AsyncIterable<Registro>) {
      yield* failed.splice(0)
      if (colunas === null) colunas = headerOrThrow(record, readHeader)
      else yield cut(record, colunas, info.lines)
    }
    yield* failed.splice(0)
  } finally {
    input.destroy()
  }
  if (colunas === null) throw new ErroDominio('arquivo_invalido', 'O arquivo está vazio.')
}

function headerOrThrow<Coluna extends string>(
  record: readonly string[],
  readHeader: LerCabecalho<Coluna>,
): Coluna[] {
  const header = readHeader(record)
  if (typeof header === 'string') throw new ErroDominio('arquivo_invalido', header)
  return header
}

function cut<Coluna extends string>(
  record: readonly string[],
  colunas: readonly Coluna[],
  linha: number,
): LinhaCsv<Coluna> {
  if (record.length !== colunas.length) {
    return { linha, falha: `A linha tem ${record.length} colunas; o cabeçalho tem ${colunas.length}.` }
  }
  const cells = colunas.map((coluna, index) => [coluna, record[index] ?? ''] as const)
  return { linha, celulas: Object.fromEntries(cells) as Partial<Record<Coluna, string>> }
}

/** Latin-1 only when some byte is not UTF-8: of the two, only UTF-8 can be ruled out. */
async function inspect(caminho: string): Promise<{ encoding: 'utf8' | 'latin1'; delimiter: string }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let encoding: 'utf8' | 'latin1' = 'utf8'
  let header = ''
  try {
    for await (const chunk of createReadStream(caminho) as AsyncIterable<Buffer>) {
      if (!header.includes('\n') && header.length < MAX_LINHA) header += chunk.toString('latin1')
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError))
      throw new ErroDominio('arquivo_invalido', 'O arquivo não pôde ser lido.')
    encoding = 'latin1'
  }
  const [first = ''] = header.split('\n')
  return { encoding, delimiter: first.includes(';') ? ';' : ',' }
}

/** A header of exactly these columns in any order, of which the first `obrigatorias` must be there; case and accents aside. */
export const cabecalhoDe =
  <Coluna extends string>(colunas: readonly Coluna[], obrigatorias: number): LerCabecalho<Coluna> =>
  (names) => {
    const found = names.map((name) => foldText(name).replaceAll(/[\s.-]+/g, '_') as Coluna)
    const unknown = found.filter((coluna) => !colunas.includes(coluna))
    if (unknown.length > 0) return `Colunas desconhecidas: ${unknown.join(', ').slice(0, 200)}.`
    const repeated = found.filter((coluna, index) => found.indexOf(coluna) !== index)
    if (repeated.length > 0) return `Colunas repetidas: ${repeated.join(', ')}.`
    const missing = colunas.slice(0, obrigatorias).filter((coluna) => !found.includes(coluna))
    return missing.length > 0 ? `Faltam as colunas: ${missing.join(', ')}.` : found
  }
