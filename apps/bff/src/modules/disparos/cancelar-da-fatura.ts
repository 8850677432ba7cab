import type { Tables } from '#db/schema.ts'
import { createEncerramentoRepository } from './encerramento-repository.ts'

/** Calls back all that waits to be sent of a bill that is none any more, and says why; nothing is printed in its place. */
export const createCancelarDaFatura = (tables: Tables) => createEncerramentoRepository(tables).cancelOfFatura
