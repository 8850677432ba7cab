import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { accepted, answered, checked, type Linha, type Resultado, typed, visible } from './linha.ts'

/** The whole ficha while it is filled in. */
export interface Ficha {
  linhas: readonly Linha[]
  /** False when the person was already asked at another UC: then only the contacts are asked here. */
  comConsumidor: boolean
  /** The answer to *trocar também no envio digital?*, null while it is not given. */
  trocar: boolean | null
}

export type FichaAction =
  | { tipo: 'digitar'; campo: CampoRecadastramento; valor: string }
  | { tipo: 'aceitar'; campo: CampoRecadastramento }
  | { tipo: 'responder'; campo: CampoRecadastramento; resultado: Resultado }
  | { tipo: 'trocar'; trocar: boolean }
  | { tipo: 'perguntarConsumidor' }
  | { tipo: 'confirmarRestantes' }
  | { tipo: 'conferir' }
  | { tipo: 'recusar'; erros: ReadonlyMap<CampoRecadastramento, string> }
  | { tipo: 'recomecar'; ficha: Ficha }

export function fichaReducer(ficha: Ficha, action: FichaAction): Ficha {
  const change = (campo: CampoRecadastramento, how: (linha: Linha) => Linha): Ficha => ({
    ...ficha,
    linhas: ficha.linhas.map((linha) => (linha.campo === campo ? how(linha) : linha)),
  })
  switch (action.tipo) {
    case 'digitar':
      return change(action.campo, (linha) => typed(linha, action.valor))
    case 'aceitar':
      return change(action.campo, accepted)
    case 'responder':
      return change(action.campo, (linha) => answered(linha, action.resultado))
    case 'trocar':
      return { ...ficha, trocar: action.trocar }
    case 'perguntarConsumidor':
      return { ...ficha, comConsumidor: true }
    case 'confirmarRestantes':
      return { ...ficha, linhas: ficha.linhas.map((linha) => (needsAnswer(linha) ? linha : accepted(linha))) }
    case 'conferir':
      return { ...ficha, linhas: ficha.linhas.map(checked) }
    case 'recusar':
      return {
        ...ficha,
        linhas: ficha.linhas.map((linha) => ({
          ...linha,
          erro: action.erros.get(linha.campo) ?? linha.erro,
        })),
      }
    case 'recomecar':
      return action.ficha
  }
}

/** The fields that are asked, in order. */
export function asked({ linhas, comConsumidor }: Ficha): Linha[] {
  return visible(linhas).filter(({ bloco }) => bloco === 'uc' || comConsumidor)
}

export const pending = (ficha: Ficha): Linha[] => asked(ficha).filter(({ resultado }) => resultado === null)

/**
 * What cannot be confirmed along with the rest: a returned contact, because it is why the caller is being asked, and a
 * field that was begun and is not complete.
 */
export function needsAnswer({ resultado, situacao, erro }: Linha): boolean {
  return resultado === null && (situacao === 'devolvido' || erro !== null)
}

/** Whether a corrected contact also receives the bill, so that the swap has to be asked about. */
export function asksToSwap(ficha: Ficha): boolean {
  return asked(ficha).some(({ destinatario, resultado }) => destinatario && resultado === 'corrigido')
}

export function isDirty(ficha: Ficha): boolean {
  return ficha.linhas.some(({ resultado, valor, atual }) => resultado !== null || valor !== atual)
}
