import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import { textos } from './textos.ts'

/** A value as people read it: 'Sim', '365 dias', '18:00', the words of an option, 'vazio'. */
export function valorTexto(
  { tipo, unidade, opcoes }: Pick<Parametro, 'tipo' | 'unidade' | 'opcoes'>,
  valor: string | null,
): string {
  if (valor === null || valor === '') return textos.vazio
  // What is no more on offer, e.g. a removed account, has only what was kept of it.
  if (tipo === 'opcao') return opcoes.find((opcao) => opcao.valor === valor)?.rotulo ?? valor
  if (tipo === 'sim_nao') return valor === 'true' ? textos.sim : textos.nao
  return unidade ? `${valor} ${unidade}` : valor
}

/** What may be typed, in a sentence. */
export function ajudaDoValor({ tipo, minimo, maximo, opcional }: Parametro): string {
  const range = minimo !== null && maximo !== null ? textos.faixa(minimo, maximo) : ''
  return [range, tipo === 'horario' ? textos.horario : '', opcional ? textos.opcional : '']
    .filter(Boolean)
    .join(' ')
}
