import type { Nf3e } from '../nf3e/model.ts'

/** All that a DANF3E shows. Equal input and template version give equal bytes. */
export type Danf3eInput = {
  readonly nf3e: Nf3e
  /** 2 is marked "2ª VIA" outside the fiscal area; key, value, due date and codes are those of the first. */
  readonly via: 1 | 2
  readonly distribuidora: ContatosDistribuidora
  /** The distributor's own, older number of the UC, shown for at least a year beside the national one. */
  readonly ucNumeroAnterior: string | null
  /** Notices of the distributor (overdue bills, social tariff, campaigns), each a paragraph. */
  readonly mensagens: readonly string[]
  /** The NF3e as it is kept, to be attached. */
  readonly xml?: KeptXml
}

/** A document in zlib form, whose bytes go into the PDF as they are. */
export type KeptXml = {
  readonly deflated: Uint8Array
  /** Bytes before they were deflated, to be shown; null where it is not known, since inflating them takes 0.06 ms. */
  readonly size: number | null
}

/** Phones, typed anyhow: the bill shows them as people write them. */
export type ContatosDistribuidora = {
  readonly sac: string | null
  readonly ouvidoria: string | null
  readonly site: string | null
}
