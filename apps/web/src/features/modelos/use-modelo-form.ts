import type { FontesModelo, Modelo, TipoModelo } from '@ramal/shared/contracts/modelos.ts'
import { useState } from 'react'
import { useDraft } from '#forms/use-draft.ts'

export type Parte = 'assunto' | 'html' | 'texto'

interface Rascunho {
  fontes: FontesModelo
  /** The version that was being edited: a newer one is not overwritten unseen. */
  versaoLida: number
}

export interface ModeloForm {
  fontes: FontesModelo
  versaoLida: number
  isDirty: boolean
  /** What was written earlier was brought back. */
  recuperado: boolean
  change: (parte: Parte, valor: string) => void
  /** Puts whole words into the editor. */
  open: (fontes: FontesModelo) => void
  discard: () => void
}

/** Drafts are kept by a number: each model has its own. */
const LUGAR: Record<TipoModelo, number> = { fatura: 1, segunda_via: 2, termo: 3 }

/** The words being written; they survive a reload. */
export function useModeloForm(modelo: Modelo): ModeloForm {
  const draft = useDraft<Rascunho>('modelo', LUGAR[modelo.tipo])
  const [recovered] = useState(() => draft.read()?.valor ?? null)
  const [edited, setEdited] = useState(recovered)
  const { fontes, versaoLida } = edited ?? { fontes: modelo.vigente, versaoLida: modelo.versao }

  const open = (next: FontesModelo) => {
    const rascunho = { fontes: next, versaoLida }
    setEdited(rascunho)
    draft.keep(rascunho)
  }
  return {
    fontes,
    versaoLida,
    isDirty: edited !== null,
    recuperado: recovered !== null && edited !== null,
    change: (parte, valor) => open({ ...fontes, [parte]: valor }),
    open: ({ assunto, html, texto }) => open({ assunto, html, texto }),
    discard() {
      draft.clear()
      setEdited(null)
    },
  }
}
