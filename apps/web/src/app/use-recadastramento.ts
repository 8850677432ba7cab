import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { useState } from 'react'

type Origem = 'automatico' | 'alteracao_cadastral'

const keyOf = (ucId: number, atendimentoId: number) => `ramal.recadastramento.${atendimentoId}.${ucId}`

/**
 * When the recadastramento modal is open: by itself when it is due for the UC chosen in a call, until it was closed once
 * in that call (also across a reload), and by hand at any time.
 */
export function useRecadastramento(uc: UcDetalhe, atendimentoId: number | null) {
  const [origem, setOrigem] = useState<Origem | null>(() => {
    const isDue = atendimentoId !== null && uc.recadastramentoDevido
    return isDue && sessionStorage.getItem(keyOf(uc.id, atendimentoId)) === null ? 'automatico' : null
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
