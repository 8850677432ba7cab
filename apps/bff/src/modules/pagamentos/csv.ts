import { createHash } from 'node:crypto'
import { parseDay } from '@ramal/shared/domain/dates.ts'
import { decimalToCentavos, parseReais } from '@ramal/shared/domain/money.ts'
import { cabecalhoDe, readCsv } from '#modules/importacao/csv.ts'
import { referenciaCanonica, type LinhaDePagamento } from './lido.ts'

/** The columns of a file of payments (docs/pagamentos.md); the first three are required. */
const COLUNAS = ['referencia', 'valor', 'pago_em', 'credito_em', 'banco', 'id'] as const

type Coluna = (typeof COLUNAS)[number]

const MAX_TEXTO = 120

/** @throws ErroDominio `arquivo_invalido` when the header is not one. */
export async function* readPagamentosCsv(caminho: string): AsyncGenerator<LinhaDePagamento> {
  for await (const lida of readCsv(caminho, cabecalhoDe(COLUNAS, 3))) {
    const { linha } = lida
    yield 'falha' in lida
      ? { linha, campo: null, falha: lida.falha }
      : { linha, ...readPagamento((coluna) => lida.celulas[coluna] ?? '') }
  }
}

type SemLinha<T> = T extends unknown ? Omit<T, 'linha'> : never

function readPagamento(cell: (coluna: Coluna) => string): SemLinha<LinhaDePagamento> {
  const wrong = (campo: Coluna, falha: string) => ({ campo, falha })
  const referencia = cell('referencia')
  if (referencia === '')
    return wrong('referencia', 'Informe a linha digitável, o código de barras ou o número do documento.')
  const valorCentavos = parseReais(cell('valor')) ?? decimalToCentavos(cell('valor'))
  if (valorCentavos === null || valorCentavos <= 0)
    return wrong('valor', 'O valor deve ser maior que zero, como 187,45.')
  const pagoEm = parseDay(cell('pago_em'))
  if (pagoEm === null) return wrong('pago_em', 'A data não existe; use dd/mm/aaaa.')
  const creditoEm = cell('credito_em') === '' ? pagoEm : parseDay(cell('credito_em'))
  if (creditoEm === null) return wrong('credito_em', 'A data não existe; use dd/mm/aaaa.')
  const banco = cell('banco')
  if (!/^(\d{3})?$/.test(banco)) return wrong('banco', 'O banco tem três dígitos.')
  const long = (['referencia', 'id'] as const).find((coluna) => cell(coluna).length > MAX_TEXTO)
  if (long) return wrong(long, `Use no máximo ${MAX_TEXTO} caracteres.`)
  const fatos = { referencia: referenciaCanonica(referencia), valorCentavos, pagoEm, creditoEm }
  return {
    pagamento: { chave: chaveOf(cell('id'), fatos), origem: 'csv', ...fatos, banco: banco || null },
  }
}

/** The source's own name of the payment, else what it says of it: then two equal lines are one payment. */
function chaveOf(id: string, fatos: object): string {
  if (id !== '') return `csv:${id}`
  return `csv#${createHash('sha256').update(JSON.stringify(fatos)).digest('hex')}`
}
