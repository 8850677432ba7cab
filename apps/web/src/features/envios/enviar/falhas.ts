import type { Ciencia } from '@ramal/shared/contracts/disparos.ts'
import type { ProblemaError } from '#api/problema-error.ts'

/** What stands in the way, each at its control. */
export interface Falhas {
  geral?: string
  endereco?: string
  assunto?: string
  recado?: string
  paga?: string
  deOutro?: string
  consentimento?: string
}

/**
 * Where a refusal of the server belongs. What was not asked yet is asked from then on.
 * @param enderecos those that were sent, in their order: of several, the sentence has to say which.
 */
export function falhasDe({ codigo, message, campos }: ProblemaError, enderecos: readonly string[]): Falhas {
  if (codigo === 'fatura_paga') return { paga: message }
  if (codigo === 'endereco_de_outro') return { deOutro: message }
  if (codigo === 'consentimento_necessario') return { consentimento: message }
  if (codigo === 'endereco_suprimido' && campos.length === 0) return { endereco: message }
  const falhas: Falhas = {}
  for (const { campo, mensagem } of campos) {
    const [place, index] = campo.split('.')
    const which = enderecos.length > 1 ? enderecos[Number(index)] : undefined
    if (place === 'enderecos') falhas.endereco = which ? `${which}: ${mensagem}` : mensagem
    else if (place === 'assunto' || place === 'recado') falhas[place] = mensagem
    else falhas.geral = mensagem
  }
  return campos.length === 0 ? { geral: message } : falhas
}

export const CIENCIAS = { paga: 'fatura_paga', deOutro: 'endereco_de_outro' } as const satisfies Record<
  string,
  Ciencia
>
