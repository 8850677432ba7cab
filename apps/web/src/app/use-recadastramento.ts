import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { useState } from 'react'

type Origem = 'automatico' | 'alteracao_cadastral'

const keyOf = (ucId: number, atendimentoId: number) => `ramal.recadastramento.${atendimentoId}.${ucId}`

/**
 * Remembers that a UC was chosen in a call in this tab. Only there the modal comes by itself: a call that is resumed in
 * another tab or on another machine shows its UC, and the alert with its key, but asks nothing a second time.
 */
export function rememberChosen(ucId: number, atendimentoId: number): void {
  const key = keyOf(ucId, atendimentoId)
  if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, 'escolhida')
}

/**
 * When the recadastramento modal is open: by itself when it is due for the UC chosen here in a call, until it was closed
 * once in that call (both also across a reload), and by hand at any time.
 */
export function useRecadastramento(uc: UcDetalhe, atendimentoId: number | null) {
  const [origem, setOrigem] = useState<Origem | null>(() => {
    const isDue = atendimentoId !== null && uc.recadastramentoDevido
    return isDue && sessionStorage.getItem(keyOf(uc.id, atendimentoId)) === 'escolhida' ? 'automatico' : null
  })
  return {
    origem,
    alterar: () => setOrigem('alteracao_cadastral'),
    close: () => {
      if (atendimentoId !== null) sessionStorage.setItem(keyOf(uc.id, atendimentoId), 'fechado')
      setOrigem(null)
    },
  }
}
