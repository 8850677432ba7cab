import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { createEventoRepository, type Evento, type NovoEvento } from './repository.ts'

export type { Evento, NovoEvento } from './repository.ts'

/**
 * The append-only trail of what was done: what a protocol shows and what an audit asks. Written in the transaction of
 * the act itself, so that neither exists without the other; nothing changes or removes an event.
 */
export interface Eventos {
  registrar(tx: Tx, evento: NovoEvento, agora: Date): Promise<void>
  /** In the order in which they happened. */
  doAtendimento(tx: ReadTx, atendimentoId: number): Promise<Evento[]>
}

export function createEventos(tables: Tables): Eventos {
  const repository = createEventoRepository(tables)
  return { registrar: repository.insert, doAtendimento: repository.ofAtendimento }
}
