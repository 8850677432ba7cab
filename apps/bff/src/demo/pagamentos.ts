import { addDays } from '@ramal/shared/domain/dates.ts'
import { formatDecimal } from '@ramal/shared/domain/money.ts'
import { competenciasUntil, monthOf, monthOrdinal } from './competencias.ts'
import { contaDaDemo, type ContaDaDemo } from './faturas.ts'
import type { DemoUc } from './modelo.ts'
import { hash32 } from './random.ts'
import type { DemoBook } from './ucs.ts'

const CABECALHO = 'referencia;valor;pago_em;credito_em;banco;id\n'
const BANCOS = ['001', '104', '237', '341']
/** The hand-picked UCs (casos.ts): what was paid of their last bill is picked as well. */
const CASOS = 20
const PAGA = 4
const COMPENSANDO = 5
const EM_PARTE = 6

/** The name under which the demonstration tells of the payment of a bill. */
export const idDoPagamento = (uc: DemoUc, competencia: string): string => `demo-${uc.indice}-${competencia}`

/** The last month that the demonstration has bills of. */
export const ultimaCompetencia = (book: DemoBook): string =>
  monthOf(monthOrdinal(book.referencia.slice(0, 7)) - 1)

/** The payment that stands last in the file: once it is here, all are. */
export const ultimoPagamento = (book: DemoBook): string =>
  idDoPagamento(book.uc(PAGA), ultimaCompetencia(book))

/**
 * A file of payments in CSV, line by line: of nearly all bills but the last of each UC, of which the hand-picked show one
 * paid, one clearing and one paid in part, and three in five of the others are paid. None of a bill that was cancelled.
 */
export function* pagamentosCsv(book: DemoBook, meses: number, cancelada: string): Generator<string> {
  yield CABECALHO
  const ultima = ultimaCompetencia(book)
  for (const competencia of competenciasUntil(ultima, meses)) {
    for (let i = book.total - 1; i >= 0; i--) {
      const uc = book.uc(i)
      if (competencia < uc.consumo.desde || idDoPagamento(uc, competencia) === cancelada) continue
      const conta = contaDaDemo(uc, competencia)
      const pago =
        competencia === ultima ? pagoDaUltima(uc, conta, book.referencia) : pagoAntes(uc, conta, competencia)
      if (pago && pago.em <= book.referencia) yield linhaDe(uc, competencia, conta, pago)
    }
  }
}

interface Pago {
  em: string
  creditoEm: string
  centavos: number
}

/** One in twenty-three owes two months. */
function pagoAntes(uc: DemoUc, { vencimento, valorCentavos }: ContaDaDemo, competencia: string): Pago | null {
  const devedor = uc.indice >= CASOS && uc.indice % 23 === 7
  if (devedor && monthOrdinal(competencia) % 6 < 2) return null
  const em = addDays(vencimento, -(hash32(uc.indice, monthOrdinal(competencia)) % 6))
  return { em, creditoEm: addDays(em, 1), centavos: valorCentavos }
}

function pagoDaUltima(
  uc: DemoUc,
  { vencimento, valorCentavos }: ContaDaDemo,
  referencia: string,
): Pago | null {
  const before = addDays(referencia, -2)
  if (uc.indice === COMPENSANDO)
    return { em: referencia, creditoEm: addDays(referencia, 3), centavos: valorCentavos }
  if (uc.indice === PAGA) return { em: before, creditoEm: addDays(before, 1), centavos: valorCentavos }
  if (uc.indice === EM_PARTE)
    return { em: before, creditoEm: before, centavos: Math.floor(valorCentavos / 2) }
  if (uc.indice < CASOS || hash32(uc.indice, CASOS) % 5 > 2) return null
  return { em: vencimento, creditoEm: addDays(vencimento, 1), centavos: valorCentavos }
}

function linhaDe(uc: DemoUc, competencia: string, { linhaDigitavel }: ContaDaDemo, pago: Pago): string {
  const banco = BANCOS[uc.indice % BANCOS.length]
  const valor = formatDecimal(pago.centavos)
  return `${linhaDigitavel};${valor};${pago.em};${pago.creditoEm};${banco};${idDoPagamento(uc, competencia)}\n`
}
