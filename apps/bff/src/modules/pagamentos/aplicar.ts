import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createContas, NOMES, type Ato } from './contas.ts'
import type { FaturaPagavel, PagamentoLido } from './lido.ts'
import { createPagamentoRepository } from './repository.ts'

export interface Aplicados {
  novos: number
  repetidos: number
  semFatura: number
  novosCentavos: number
}

/** Payments of one transaction: each touches its row, its bill and an event. */
export const MAX_PAGAMENTOS = 150

/** Keeps payments and counts them to their bills, within the caller's transaction; each payment once, for ever. */
export function createAplicarPagamentos(tables: Tables) {
  const repository = createPagamentoRepository(tables)

  const { findFaturas, creditar } = createContas(tables)

  return {
    /** At most `MAX_PAGAMENTOS`. Those whose bill is not known are kept for the day on which it comes in. */
    async aplicar(
      tx: Tx,
      lidos: readonly PagamentoLido[],
      { importacaoId, ...ato }: Ato & { importacaoId: number | null },
    ): Promise<Aplicados> {
      const faturas = await findFaturas(tx, lidos)
      const novos = lidos.map((lido) => ({ ...lido, faturaId: faturas.get(lido.referencia)?.id ?? null }))
      const origem = { importacaoId, recebidoEm: ato.agora }
      const ids = await repository.insertNew(tx, novos, origem)
      const aplicados = { novos: 0, repetidos: 0, semFatura: 0, novosCentavos: 0 }
      for (const lido of lidos) {
        // The same one twice in one batch was inserted once.
        if (!ids.delete(lido.chave)) {
          aplicados.repetidos++
          continue
        }
        const fatura = faturas.get(lido.referencia)
        aplicados.novos++
        aplicados.novosCentavos += lido.valorCentavos
        if (fatura) await creditar(tx, fatura, lido, ato)
        else aplicados.semFatura++
      }
      return aplicados
    },

    /** Payments whose bills are known already. At most some thirty. */
    async aplicarAs(
      tx: Tx,
      pagos: readonly { fatura: FaturaPagavel; lido: PagamentoLido }[],
      { importacaoId, ...ato }: Ato & { importacaoId: number | null },
    ): Promise<number> {
      const novos = pagos.map(({ fatura, lido }) => ({ ...lido, faturaId: fatura.id }))
      const ids = await repository.insertNew(tx, novos, { importacaoId, recebidoEm: ato.agora })
      for (const { fatura, lido } of pagos) if (ids.has(lido.chave)) await creditar(tx, fatura, lido, ato)
      return ids.size
    },

    /** Bills that have just come in get what was paid of them before. At most some thirty. */
    async vincular(tx: Tx, faturas: readonly FaturaPagavel[], ato: Ato): Promise<void> {
      const names = faturas.flatMap((fatura) => NOMES.flatMap((nome) => fatura[nome] ?? []))
      const pagamentos = names.length === 0 ? [] : await repository.semFaturaDe(tx, names)
      if (pagamentos.length === 0) return
      const known = await findFaturas(tx, pagamentos)
      for (const pagamento of pagamentos) {
        const fatura = known.get(pagamento.referencia)
        if (!fatura) continue
        await repository.link(tx, pagamento.id, fatura.id)
        await creditar(tx, fatura, pagamento, ato)
      }
    },
  }
}

export type AplicarPagamentos = ReturnType<typeof createAplicarPagamentos>
