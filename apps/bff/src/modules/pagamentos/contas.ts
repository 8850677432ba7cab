import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createEventos } from '#modules/eventos/service.ts'
import type { FaturaPagavel, PagamentoLido } from './lido.ts'
import { createPagamentoRepository } from './repository.ts'

export interface Ato {
  usuarioId: number | null
  agora: Date
}

/** The accounts of bills: found by what payments say, and credited. */
export function createContas(tables: Tables) {
  const repository = createPagamentoRepository(tables)
  const eventos = createEventos(tables)
  return {
    /** Bills by the references of these payments. */
    findFaturas: async (tx: Tx, pagamentos: readonly { referencia: string }[]) =>
      porReferencia(
        await repository.findFaturas(tx, [...new Set(pagamentos.map(({ referencia }) => referencia))]),
      ),

    async creditar(
      tx: Tx,
      fatura: FaturaPagavel,
      pagamento: Pick<PagamentoLido, 'valorCentavos' | 'pagoEm' | 'creditoEm' | 'origem'>,
      { usuarioId, agora }: Ato,
    ): Promise<void> {
      await repository.credit(tx, fatura.id, pagamento)
      const { valorCentavos, origem } = pagamento
      const { id: faturaId, ucId, competencia } = fatura
      const dados = { tipo: 'fatura.pagamento', faturaId, competencia, valorCentavos, origem } as const
      await eventos.registrar(tx, { atendimentoId: null, usuarioId, ucId, consumidorId: null, dados }, agora)
    },
  }
}

/** By what a payment may name a bill: a payment code tells more than a txid, and that more than a number of the issuer's. */
export const NOMES = ['linhaDigitavel', 'pixTxid', 'numeroDocumento'] as const

/** Bills by their names, the first found for each; a number of documents of different UCs names none of them. */
function porReferencia(faturas: readonly FaturaPagavel[]): Map<string, FaturaPagavel> {
  const found = new Map<string, FaturaPagavel>()
  for (const nome of NOMES) {
    for (const [referencia, named] of Map.groupBy(faturas, (fatura) => fatura[nome])) {
      const [first] = named
      if (!first || referencia === null || found.has(referencia)) continue
      const shared = named.some(({ ucInformada }) => ucInformada !== first.ucInformada)
      if (nome !== 'numeroDocumento' || !shared) found.set(referencia, first)
    }
  }
  return found
}
