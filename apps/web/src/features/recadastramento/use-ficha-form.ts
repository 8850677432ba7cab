import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { useEffect, useReducer, useState } from 'react'
import { useDraft } from '#forms/use-draft.ts'
import { asked, asksToSwap, type Ficha, fichaReducer, isDirty, pending } from './ficha.ts'
import { linhasDa } from './linha.ts'
import { type RascunhoFicha, rascunhoDe, restored } from './rascunho.ts'

export type Origem = 'automatico' | 'alteracao_cadastral'

/** The ficha as it is filled in, kept as a draft from the first answer until it is saved or put back as it was. */
export function useFichaForm(source: FichaRecadastramento, origem: Origem) {
  const draft = useDraft<RascunhoFicha>('recadastramento', source.ucId)
  const [found, setFound] = useState(() => draft.read())
  const blank: Ficha = {
    linhas: linhasDa(source),
    comConsumidor: source.perguntarConsumidor || origem === 'alteracao_cadastral',
    trocar: null,
  }
  const [ficha, act] = useReducer(fichaReducer, null, () => restored(blank, found?.valor ?? null))
  const dirty = isDirty(ficha)
  useEffect(() => {
    if (dirty) draft.keep(rascunhoDe(ficha))
    else draft.clear()
  }, [draft, dirty, ficha])
  return {
    ficha,
    act,
    asked: asked(ficha),
    pending: pending(ficha),
    asksToSwap: asksToSwap(ficha),
    isDirty: dirty,
    restoredAt: found?.em ?? null,
    discard: () => {
      setFound(null)
      act({ tipo: 'recomecar', ficha: blank })
    },
    forget: draft.clear,
  }
}

export type FichaForm = ReturnType<typeof useFichaForm>
