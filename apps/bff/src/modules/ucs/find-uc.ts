import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { encontrado } from '#http/rota.ts'
import { createUcRepository, type Contato, type Uc } from './repository.ts'

export type { Contato, Titular, Uc } from './repository.ts'

/** A UC with its titular, for the slices that act on one. Throws ErroDominio `nao_encontrado`. */
export function createFindUc(tables: Tables): (tx: ReadTx, ucId: number) => Promise<Uc> {
  const repository = createUcRepository(tables)
  return async (tx, ucId) => encontrado(await repository.find(tx, ucId), 'Esta UC')
}

/** The contacts of a UC in use, the one touched last first. */
export function createContatosEmUso(tables: Tables): (tx: ReadTx, ucId: number) => Promise<Contato[]> {
  return createUcRepository(tables).contatosEmUso
}
