import type { Canal } from '@ramal/shared/contracts/canais.ts'
import { useState } from 'react'
import type { ProblemaError } from '#api/problema-error.ts'
import { useDraft } from '#forms/use-draft.ts'
import { type RascunhoBase, SEM_SEGREDO, type SegredoDigitado, semSegredos } from './digitado.ts'

/** What any field of a channel's form needs. */
export interface FormDeSegredos {
  /** The sentence of each refused field, by the path the server gives it. */
  faults: Readonly<Record<string, string>>
  segredo: (nome: string) => SegredoDigitado
  mudarSegredo: (nome: string, segredo: SegredoDigitado) => void
}

export interface CanalForm<R extends RascunhoBase> extends FormDeSegredos {
  rascunho: R
  isDirty: boolean
  /** Something typed earlier was brought back. */
  recuperado: boolean
  /** What was refused and belongs to no field. */
  geral: string | null
  change: (next: R) => void
  /** Back to what is kept. */
  reset: () => void
  refuse: (error: ProblemaError) => void
  accept: () => void
}

/** One channel's form over what is kept. What is typed survives a reload, but for the secrets. */
export function useCanalForm<R extends RascunhoBase>(canal: Canal, kept: R): CanalForm<R> {
  const draft = useDraft<R>(`canal-${canal}`, 0)
  const [recovered] = useState(() => draft.read()?.valor ?? null)
  const [edited, setEdited] = useState(recovered)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [geral, setGeral] = useState<string | null>(null)
  const rascunho = edited ?? kept

  const clear = () => {
    draft.clear()
    setEdited(null)
    setFaults({})
    setGeral(null)
  }
  const change = (next: R) => {
    if (same(next, kept)) return clear()
    setEdited(next)
    // A typed secret alone is worth no draft: it would come back as a form that differs in nothing.
    if (same(semSegredos(next), kept)) draft.clear()
    else draft.keep(semSegredos(next))
  }
  return {
    rascunho,
    isDirty: edited !== null,
    recuperado: recovered !== null && edited !== null,
    faults,
    geral,
    change,
    segredo: (nome) => rascunho.segredos[nome] ?? SEM_SEGREDO,
    mudarSegredo: (nome, segredo) =>
      change({ ...rascunho, segredos: { ...rascunho.segredos, [nome]: segredo } }),
    reset: clear,
    refuse(error) {
      setFaults(Object.fromEntries(error.campos.map(({ campo, mensagem }) => [campo, mensagem])))
      setGeral(error.campos.length === 0 ? error.message : null)
    },
    accept: clear,
  }
}

const same = (one: RascunhoBase, other: RascunhoBase) => JSON.stringify(one) === JSON.stringify(other)
