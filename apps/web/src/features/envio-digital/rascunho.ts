import type { EnvioDigital, MeioDigital, ProtecaoPdf } from '@ramal/shared/contracts/envio-digital.ts'
import { normalizeEndereco } from '#forms/endereco.ts'
import { enderecoFault, type Endereco } from './endereco.ts'
import { textos } from './textos.ts'

export type TipoCopia = 'apenas_digital' | 'impressa_tambem'
export type ModoAceite = 'falado' | 'clicado' | 'assinado'

/** The adhesion as it is being filled in. */
export interface Rascunho {
  meio: MeioDigital
  /** Typed and not yet added. */
  endereco: string
  destinatarios: readonly Endereco[]
  tipoCopia: TipoCopia
  modoAceite: ModoAceite | null
  protecao: ProtecaoPdf
  /** Of `escolhida`; empty keeps the one chosen before. Never kept on this machine. */
  senha: string
}

/**
 * Where the form starts: from the adhesion in force. On a call the term is read out, so *falado* is proposed; outside one
 * nothing is, because nothing says how the person agreed.
 */
export function initialRascunho(envioDigital: EnvioDigital, emAtendimento: boolean): Rascunho {
  const { adesao, protecaoPadrao } = envioDigital
  return {
    meio: 'email',
    endereco: '',
    destinatarios: (adesao?.destinatarios ?? []).map(({ meio, endereco }) => ({ meio, endereco })),
    tipoCopia: adesao?.tipoCopia ?? 'apenas_digital',
    modoAceite: emAtendimento ? 'falado' : null,
    protecao: adesao?.protecao ?? protecaoPadrao.protecao,
    senha: '',
  }
}

/** The draft with the typed address in its list, or the sentence that refuses it. */
export function addTyped(rascunho: Rascunho): { rascunho: Rascunho } | { erro: string } {
  const { meio, destinatarios } = rascunho
  const erro = enderecoFault(meio, rascunho.endereco)
  if (erro !== null) return { erro }
  const endereco = normalizeEndereco(meio, rascunho.endereco)
  if (destinatarios.some((other) => other.meio === meio && other.endereco === endereco)) {
    return { erro: textos.formulario.erros.repetido }
  }
  return { rascunho: { ...rascunho, endereco: '', destinatarios: [...destinatarios, { meio, endereco }] } }
}

export function removeAt(rascunho: Rascunho, index: number): Rascunho {
  return { ...rascunho, destinatarios: rascunho.destinatarios.filter((_, other) => other !== index) }
}

/** What the form offers under the address: on file or heard in this call, of the chosen channel, not yet in the list. */
export function offers(rascunho: Rascunho, known: readonly Endereco[]): string[] {
  const taken = new Set(rascunho.destinatarios.map(({ meio, endereco }) => `${meio} ${endereco}`))
  const addresses = known
    .filter(({ meio }) => meio === rascunho.meio)
    .map(({ meio, endereco }) => normalizeEndereco(meio, endereco))
    .filter((endereco) => endereco !== '' && !taken.has(`${rascunho.meio} ${endereco}`))
  return [...new Set(addresses)]
}
