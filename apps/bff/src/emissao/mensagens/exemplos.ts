import type { TipoModelo } from '#db/schema/correio.ts'
import type { Escopo } from './escopo.ts'
import { VARIAVEIS, type Variavel } from './variaveis.ts'

const FLAGS = new Set(['fatura.debitoAutomatico', 'fatura.somenteBarra'])
const LINKS = new Set(['links.descadastro'])

/** A scope made of one value for each variable. */
function compor(tipo: TipoModelo, valorDe: (variavel: Variavel) => string | boolean | null): Escopo {
  const escopo: Record<string, Record<string, string | boolean | null>> = {}
  for (const variavel of VARIAVEIS[tipo]) {
    const [grupo = '', campo = ''] = variavel.nome.split('.')
    escopo[grupo] = { ...escopo[grupo], [campo]: valorDe(variavel) }
  }
  return escopo
}

/** Everything there is, as the list of variables shows it. */
export const exemploCompleto = (tipo: TipoModelo): Escopo =>
  compor(tipo, ({ nome, exemplo }) => (FLAGS.has(nome) ? false : exemplo))

/** Nothing that may be absent. */
export const exemploMinimo = (tipo: TipoModelo): Escopo =>
  compor(tipo, ({ nome, exemplo, opcional }) => (FLAGS.has(nome) ? true : opcional ? null : exemplo))

/** Data that means harm: what a template lets through of it, it would let through of a bill. */
export const exemploHostil = (tipo: TipoModelo, valor: string): Escopo =>
  compor(tipo, ({ nome, exemplo }) => (FLAGS.has(nome) ? false : LINKS.has(nome) ? exemplo : valor))
