import type { Danf3eInput } from '#emissao/document/input.ts'
import { nf3eOf, SAMPLE_XML } from './sample-nf3e.ts'

/** What a DANF3E of the sample is made from, with some of it changed. */
export function danf3eInput(changes: Partial<Danf3eInput> = {}): Danf3eInput {
  return {
    nf3e: nf3eOf(SAMPLE_XML),
    via: 1,
    distribuidora: { sac: '0800 721 0116', ouvidoria: '0800 728 3838', site: 'distribuidora.example' },
    ucNumeroAnterior: '131030',
    mensagens: [],
    ...changes,
  }
}
