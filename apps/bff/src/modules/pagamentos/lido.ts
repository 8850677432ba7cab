import { resolvePaymentCode } from '@ramal/shared/domain/payment-slip.ts'
import type { OrigemPagamento } from '#db/schema/faturas.ts'

/** A payment as a source tells of it. Money in centavos, days `AAAA-MM-DD`. */
export interface PagamentoLido {
  /** What makes it one: the origin and its own name for it. */
  chave: string
  origem: OrigemPagamento
  valorCentavos: number
  pagoEm: string
  creditoEm: string
  /** How it names its bill: linha digitável, txid or number of the document. */
  referencia: string
  banco: string | null
}

/** One line of a file: the payment, or why it is refused. */
export type LinhaDePagamento =
  | { linha: number; pagamento: PagamentoLido }
  | { linha: number; campo: string | null; falha: string }

/** A bill by the ways in which payments name it. */
export interface FaturaPagavel {
  id: number
  ucId: number | null
  ucInformada: string
  competencia: string
  linhaDigitavel: string | null
  numeroDocumento: string | null
  pixTxid: string | null
}

/**
 * A reference in the one form in which bills are looked up: bar code and linha digitável are the same payment code. What
 * proves to be none stays as it is.
 */
export const referenciaCanonica = (informada: string): string =>
  resolvePaymentCode(informada)?.linhaDigitavel ?? informada.trim()
