import type { Tables } from '#db/schema.ts'
import { createPagamentosDaFaturaRepository } from './da-fatura-repository.ts'

/** What was paid of a bill, in the order in which it was paid. */
export const createPagamentosDaFatura = (tables: Tables) =>
  createPagamentosDaFaturaRepository(tables).ofFatura
