import type { Tables } from '#db/schema.ts'
import { createImportacaoRepository } from './repository.ts'

/** The record that every import keeps of itself, for those of other modules too. */
export const createRegistroDeImportacao = (tables: Tables) => createImportacaoRepository(tables)
