import { createReadStream } from 'node:fs'
import { parse, type CsvError } from 'csv-parse'
import { ErroDominio } from '#erros.ts'
import { readHeader, type Celulas, type Coluna } from './cadastro-colunas.ts'

/** One line of the file: its cells, or why it could not be cut into them. */
export type LinhaLida = { linha: number; celulas: Celulas } | { linha: number; falha: string }

/** A cadastro row has less than 2 kB; what has more is a quote that nobody closed. */
const MAX_LINHA = 16 * 1024

interface Registro {
  record: string[]
  info: { lines: number }
}

/**
 * The lines of a cadastro file in CSV: `;` or `,`, UTF-8 (with or without mark) or Latin-1, told from its content.
 * @throws ErroDominio `arquivo_invalido` when the header is not one.
 */
export async function* readCadastroCsv(caminho: string): AsyncGenerator<LinhaLida> {
  const { encoding, delimiter } = await inspect(caminho)
  const failed: LinhaLida[] = []
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
      if (colunas === null) colunas = headerOrThrow(record)
      else yield cut(record, colunas, info.lines)
    }
    yield* failed.splice(0)
  } finally {
    input.destroy()
  }
  if (colunas === null) throw new ErroDominio('arquivo_invalido', 'O arquivo está vazio.')
}

function headerOrThrow(record: readonly string[]): Coluna[] {
  const header = readHeader(record)
  if (typeof header === 'string') throw new ErroDominio('arquivo_invalido', header)
  return header
}

function cut(record: readonly string[], colunas: readonly Coluna[], linha: number): LinhaLida {
  if (record.length !== colunas.length) {
    return { linha, falha: `A linha tem ${record.length} colunas; o cabeçalho tem ${colunas.length}.` }
  }
  return { linha, celulas: Object.fromEntries(colunas.map((coluna, index) => [coluna, record[index] ?? ''])) }
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
