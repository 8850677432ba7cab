import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import { textos } from './textos.ts'

/** A value as people read it: 'Sim', '365 dias', '18:00', 'vazio'. */
export function valorTexto(
  { tipo, unidade }: Pick<Parametro, 'tipo' | 'unidade'>,
  valor: string | null,
): string {
  if (valor === null || valor === '') return textos.vazio
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
