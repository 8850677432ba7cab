import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { CANCELADA, createCancelarDaFatura, substituidaPor } from '#modules/disparos/cancelar-da-fatura.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createEncerramentoRepository } from './encerramento-repository.ts'

/** What ends a bill: its cancellation, or another that takes its place. What waits to be sent of it is called back. */
export function createEncerrarFaturas(tables: Tables) {
  const repository = createEncerramentoRepository(tables)
  const cancelarDisparos = createCancelarDaFatura(tables)
  const eventos = createEventos(tables)

  return {
    async cancelada(
      tx: Tx,
      { chave, em, agora }: { chave: string; em: Date; agora: Date },
    ): Promise<'cancelada' | 'repetida' | 'desconhecida'> {
      const fatura = await repository.find(tx, chave)
      if (!fatura) return 'desconhecida'
      if (fatura.canceladaEm) return 'repetida'
      const { id: faturaId, ucId, competencia } = fatura
      await repository.cancel(tx, faturaId, em)
      await cancelarDisparos(tx, { faturaId, motivo: CANCELADA, agora })
      const dados = { tipo: 'fatura.cancelada', faturaId, competencia } as const
      const quem = { atendimentoId: null, usuarioId: null, ucId, consumidorId: null }
      await eventos.registrar(tx, { ...quem, dados }, agora)
      return 'cancelada'
    },

    /** An authorised bill has come that replaces the one of this key. */
    async substituida(
      tx: Tx,
      { chave, numeroFiscal, agora }: { chave: string; numeroFiscal: number; agora: Date },
    ): Promise<void> {
      const fatura = await repository.find(tx, chave)
      if (!fatura) return
      await cancelarDisparos(tx, { faturaId: fatura.id, motivo: substituidaPor(numeroFiscal), agora })
    },

    /** Of these keys, those that an authorised bill has already replaced. */
    jaSubstituidas: repository.jaSubstituidas,
  }
}

export type EncerrarFaturas = ReturnType<typeof createEncerrarFaturas>
