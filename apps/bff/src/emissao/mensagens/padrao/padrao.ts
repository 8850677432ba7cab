import type { TipoModelo } from '#db/schema/correio.ts'
import { FATURA } from './fatura.ts'
import { SEGUNDA_VIA } from './segunda-via.ts'
import { TERMO } from './termo.ts'

/** Subject and both parts of a message, in Liquid. */
export interface Fontes {
  assunto: string
  html: string
  texto: string
}

/** The product's own words. */
export const PADRAO: Readonly<Record<TipoModelo, Fontes>> = {
  fatura: FATURA,
  segunda_via: SEGUNDA_VIA,
  termo: TERMO,
}
