import { createReadStream } from 'node:fs'
import { isValidDay } from '@ramal/shared/domain/dates.ts'
import { ErroDominio } from '#erros.ts'
import { referenciaCanonica, type LinhaDePagamento } from './lido.ts'

/**
 * The return of collections with bar code ("Layout padrão de arrecadação/recebimento com utilização do código de barras",
 * Febraban, versions 04 and 05): lines of 150 columns, a header A, a record G for each payment, a trailer Z. Columns
 * below count from 1 as the layout does, both ends included.
 */
const COLUNAS = 150
const VERSOES = ['04', '05']
const RETORNO = '2'

interface Cabecalho {
  convenio: string
  banco: string
  /** Number of the file, one more each time. */
  nsa: string
}

const columns = (line: string, from: number, to: number) => line.slice(from - 1, to)

const refuse = (linha: number, mensagem: string): never => {
  throw new ErroDominio('arquivo_invalido', `Linha ${linha}: ${mensagem} Nada do arquivo foi gravado.`)
}

/** Whether the file begins as a return does; names and types lie. */
export const isFebraban = (begin: string): boolean => /^A[12][^;,\r\n]{100}/.test(begin)

/**
 * Checks the whole file: lengths, order of the records, sequence, and that the trailer's count and sum are those of the
 * file. A file that does not fit is refused whole: a part of it may be missing.
 * @throws ErroDominio `arquivo_invalido`, naming the line
 */
export async function verifyFebraban(caminho: string): Promise<void> {
  let registros = 0
  let somaCentavos = 0
  let sequencia: number | null = null
  let encerrado = false
  for await (const { linha, line } of linesOf(caminho)) {
    registros++
    if (encerrado) refuse(linha, 'há registros depois do encerramento (Z).')
    if (line.length !== COLUNAS) refuse(linha, `tem ${line.length} posições; são ${COLUNAS}.`)
    const tipo = line.charAt(0)
    if (registros === 1) readCabecalho(line)
    else if (tipo === 'G') {
      somaCentavos += digits(columns(line, 82, 93)) ?? refuse(linha, 'o valor recebido não é um número.')
      const nsr = digits(columns(line, 101, 108)) ?? refuse(linha, 'o número sequencial não é um número.')
      if (sequencia !== null && nsr !== sequencia + 1) {
        refuse(linha, `a sequência dos registros se quebra: ${nsr} depois de ${sequencia}.`)
      }
      sequencia = nsr
    } else if (tipo === 'Z') {
      checkTotais(line, linha, registros, somaCentavos)
      encerrado = true
    } else refuse(linha, `o registro "${tipo}" não é do retorno de arrecadação (A, G, Z).`)
  }
  if (!encerrado) refuse(registros + 1, 'falta o registro de encerramento (Z).')
}

function checkTotais(line: string, linha: number, registros: number, somaCentavos: number): void {
  const total = digits(columns(line, 2, 7))
  if (total !== registros)
    refuse(linha, `o encerramento conta ${total ?? '?'} registros; o arquivo tem ${registros}.`)
  const soma = digits(columns(line, 8, 24))
  if (soma !== somaCentavos) refuse(linha, 'a soma dos valores não é a do encerramento.')
}

function readCabecalho(line: string): Cabecalho {
  if (line.charAt(0) !== 'A') refuse(1, 'falta o registro de abertura (A).')
  if (columns(line, 2, 2) !== RETORNO) refuse(1, 'o arquivo não é um retorno (código de remessa 2).')
  const versao = columns(line, 80, 81)
  if (!VERSOES.includes(versao)) refuse(1, `a versão ${versao} do leiaute não é 04 nem 05.`)
  const servico = columns(line, 82, 98)
  if (!/^C.DIGO DE BARRAS/.test(servico)) refuse(1, 'o serviço não é arrecadação com código de barras.')
  const [banco, nsa] = [columns(line, 43, 45), columns(line, 74, 79)]
  if (digits(banco) === null || digits(nsa) === null) refuse(1, 'o banco ou o número do arquivo (NSA) falta.')
  return { convenio: columns(line, 3, 22).trim(), banco, nsa }
}

/** The payments of a verified file, in order. */
export async function* readFebraban(caminho: string): AsyncGenerator<LinhaDePagamento> {
  let cabecalho: Cabecalho | null = null
  for await (const { linha, line } of linesOf(caminho)) {
    if (!cabecalho) cabecalho = readCabecalho(line)
    else if (line.charAt(0) === 'G') yield { linha, ...readPagamento(line, cabecalho) }
  }
}

type SemLinha<T> = T extends unknown ? Omit<T, 'linha'> : never

function readPagamento(line: string, { convenio, banco, nsa }: Cabecalho): SemLinha<LinhaDePagamento> {
  const codigo = columns(line, 38, 81)
  const valorCentavos = Number(columns(line, 82, 93))
  const pagoEm = dayOf(columns(line, 22, 29))
  // Banks that do not tell the day of credit write zeros.
  const creditoEm = /^[0 ]+$/.test(columns(line, 30, 37)) ? pagoEm : dayOf(columns(line, 30, 37))
  if (!/^\d{44}$/.test(codigo))
    return { campo: 'código de barras', falha: 'O código de barras não tem 44 dígitos.' }
  if (pagoEm === null) return { campo: 'data de pagamento', falha: 'A data de pagamento não existe.' }
  if (creditoEm === null) return { campo: 'data de crédito', falha: 'A data de crédito não existe.' }
  if (valorCentavos === 0) return { campo: 'valor recebido', falha: 'O valor recebido é zero.' }
  const own = [banco, convenio, nsa, columns(line, 101, 108), codigo, columns(line, 118, 140).trim()]
  return {
    pagamento: {
      chave: `febraban:${own.join(':')}`,
      origem: 'febraban',
      valorCentavos,
      pagoEm,
      creditoEm,
      referencia: referenciaCanonica(codigo),
      banco,
    },
  }
}

const digits = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null)

/** `AAAAMMDD`. */
function dayOf(text: string): string | null {
  const day = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return isValidDay(day) ? day : null
}

/** End of file of old systems. */
const CTRL_Z = '\u001A'

/** More than this without a line's end is no text of lines: memory must not grow with it. */
const MAX_LINHA = 100 * COLUNAS

/** The lines that hold something. */
async function* linesOf(caminho: string): AsyncGenerator<{ linha: number; line: string }> {
  let linha = 0
  let rest = ''
  for await (const chunk of createReadStream(caminho, { encoding: 'latin1' }) as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      linha++
      if (line !== '') yield { linha, line }
    }
    if (rest.length > MAX_LINHA) refuse(linha + 1, `tem mais de ${MAX_LINHA} posições; são ${COLUNAS}.`)
  }
  const last = rest.replaceAll(CTRL_Z, '')
  if (last !== '') yield { linha: linha + 1, line: last }
}
