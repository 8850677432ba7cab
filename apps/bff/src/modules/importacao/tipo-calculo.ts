import type { TipoCalculo } from '#db/schema/faturas.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'

/** Codes of `indOrigemQtd`: quantities of an average, and the minimum that is charged for being connected. */
const MEDIA = '1'
const CUSTO_DE_DISPONIBILIDADE = '5'

/** How the quantities of a bill were come by: what it is for (`finNF3e`) first, then where its items' quantities come from. */
export function tipoCalculoDe({ finalidade, itens }: Pick<Nf3e, 'finalidade' | 'itens'>): TipoCalculo {
  if (finalidade !== 'normal') return finalidade
  const origens = new Set(itens.map((item) => item.origem))
  if (origens.has(MEDIA)) return 'media'
  return origens.has(CUSTO_DE_DISPONIBILIDADE) ? 'minimo' : 'normal'
}
