import type { TipoFatura } from '#db/schema/faturas.ts'
import { keptXml } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { lerFatosGuardados } from './fatos-guardados.ts'
import type { ContatosDistribuidora } from './input.ts'
import type { Folha } from './lote.ts'
import { reopenRegistro } from './registro-energia.ts'

/** A bill as it is kept (`faturas` and `fatura_xmls`), whatever its kind. */
export interface FaturaGuardada {
  tipo: TipoFatura
  xmlDeflate: Uint8Array
  xmlTamanho?: number | null
  /** Null is read from the document again. */
  fatos?: Uint8Array | null
  ucNumeroAnterior: string | null
}

export type ConteudoDaFatura = 'fatura' | 'barra'

/** What a kept bill, or its slip alone, is drawn from. Throws an Error when what is kept cannot be read. */
export function folhaDaGuardada(
  guardada: FaturaGuardada,
  { via, conteudo }: { via: 1 | 2; conteudo: ConteudoDaFatura },
): Folha {
  const { tipo, xmlDeflate, xmlTamanho, ucNumeroAnterior } = guardada
  const nf3e = lerFatosGuardados(guardada)
  const input = { nf3e, via, ucNumeroAnterior, distribuidora: contatosDaDistribuidora(nf3e), mensagens: [] }
  if (conteudo === 'barra') return { desenho: 'barra', input }
  return tipo === 'fatura_energia'
    ? { desenho: 'fatura_energia', input: { ...input, registro: reopenRegistro(xmlDeflate) } }
    : { desenho: 'danf3e', input: { ...input, xml: keptXml(xmlDeflate, xmlTamanho) } }
}

/** What a bill says of how to reach its distributor, on the screen, by e-mail and on paper alike. */
export const contatosDaDistribuidora = ({ emitente }: Nf3e): ContatosDistribuidora => ({
  sac: emitente.endereco.fone,
  ouvidoria: null,
  site: null,
})
