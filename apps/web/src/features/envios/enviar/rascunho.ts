import type { Destinos } from '@ramal/shared/contracts/destinos.ts'
import type { Ciencia } from '@ramal/shared/contracts/disparos.ts'
import { isEnderecoValido, type MeioComEndereco, normalizeEndereco } from '#forms/endereco.ts'
import { textos } from './textos.ts'

/** What the agent has chosen and typed. */
export interface Rascunho {
  /** Ticked among those on file; null is those that are preferred. */
  marcados: readonly string[] | null
  adicionados: readonly string[]
  digitado: string
  assunto: string
  recado: string
  confirmarLeitura: boolean
  guardar: boolean
  consentimento: boolean
  ciente: readonly Ciencia[]
  impressao: 'agora' | 'lote'
}

export const VAZIO: Rascunho = {
  marcados: null,
  adicionados: [],
  digitado: '',
  assunto: '',
  recado: '',
  confirmarLeitura: false,
  guardar: false,
  consentimento: false,
  ciente: [],
  impressao: 'agora',
}

/** Those on file by this channel. A mobile of a WhatsApp and of an SMS may be the same: each channel has its own list. */
export const doCadastro = (destinos: Destinos | undefined, meio: MeioComEndereco) =>
  destinos?.itens.filter((destino) => destino.meio === meio) ?? []

export function marcadosDe({ marcados }: Rascunho, cadastro: readonly Destinos['itens'][number][]): string[] {
  const ticked = cadastro.filter(({ endereco, preferido }) =>
    marcados === null ? preferido : marcados.includes(endereco),
  )
  return ticked.map(({ endereco }) => endereco)
}

/** What stands in the field, one or several with commas, semicolons or spaces between, as it would be sent. */
export function digitados(meio: MeioComEndereco, digitado: string): string[] {
  const between = meio === 'email' ? /[\s,;]+/ : /[,;]+/
  return digitado
    .split(between)
    .filter((texto) => texto.trim() !== '')
    .map((texto) => normalizeEndereco(meio, texto))
}

export type Adicao = { erro: string } | { rascunho: Rascunho }

/** Moves what was typed to the list; one that is on file is ticked there instead. Nothing typed changes nothing. */
export function adicionar(
  rascunho: Rascunho,
  meio: MeioComEndereco,
  cadastro: readonly Destinos['itens'][number][],
): Adicao {
  const novos = digitados(meio, rascunho.digitado)
  if (novos.length === 0) return { rascunho }
  if (!novos.every((endereco) => isEnderecoValido(meio, endereco))) return { erro: textos.erros[meio] }
  const known = new Set(cadastro.map(({ endereco }) => endereco))
  const marcados = [...marcadosDe(rascunho, cadastro), ...novos.filter((endereco) => known.has(endereco))]
  const adicionados = [...rascunho.adicionados, ...novos.filter((endereco) => !known.has(endereco))]
  return {
    rascunho: {
      ...rascunho,
      digitado: '',
      marcados: novos.some((endereco) => known.has(endereco)) ? [...new Set(marcados)] : rascunho.marcados,
      adicionados: [...new Set(adicionados)],
    },
  }
}

/** Whether closing would lose something: what is typed or written, not a tick. */
export const isDirty = ({ adicionados, digitado, assunto, recado }: Rascunho): boolean =>
  adicionados.length > 0 || [digitado, assunto, recado].some((texto) => texto.trim() !== '')

/** The same with one thing more or less that the agent has read and wants all the same. */
export function comCiencia({ ciente }: Rascunho, ciencia: Ciencia, isSelected: boolean): Partial<Rascunho> {
  const others = ciente.filter((each) => each !== ciencia)
  return { ciente: isSelected ? [...others, ciencia] : others }
}
