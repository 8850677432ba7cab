import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { useState } from 'react'
import type { ProblemaError } from '#api/problema-error.ts'
import { useDraft } from '#forms/use-draft.ts'
import { type Rascunho, rascunhoDe, semSegredos } from './rascunho.ts'

export interface ContaForm {
  rascunho: Rascunho
  isDirty: boolean
  /** Something typed earlier was brought back. */
  recuperado: boolean
  /** The sentence of each refused field, by the name the server gives it. */
  faults: Readonly<Record<string, string>>
  /** What was refused and belongs to no field. */
  geral: string | null
  change: (next: Rascunho) => void
  /** Back to what is kept. */
  reset: () => void
  refuse: (error: ProblemaError) => void
  accept: () => void
}

/** One account's form. What is typed survives a reload, but for the password and the key. */
export function useContaForm(conta: ContaEmail | null): ContaForm {
  const draft = useDraft<Rascunho>('conta-email', conta?.id ?? 0)
  const kept = rascunhoDe(conta)
  const [recovered] = useState(() => draft.read()?.valor ?? null)
  const [edited, setEdited] = useState(recovered)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [geral, setGeral] = useState<string | null>(null)

  const clear = () => {
    draft.clear()
    setEdited(null)
    setFaults({})
    setGeral(null)
  }
  return {
    rascunho: edited ?? kept,
    isDirty: edited !== null,
    recuperado: recovered !== null && edited !== null,
    faults,
    geral,
    change(next) {
      setEdited(next)
      draft.keep(semSegredos(next))
    },
    reset: clear,
    refuse(error) {
      const entries = error.campos.map(({ campo, mensagem }) => [campo.replace(/^conta\./, ''), mensagem])
      setFaults(Object.fromEntries(entries) as Record<string, string>)
      setGeral(error.campos.length === 0 ? error.message : null)
    },
    accept: clear,
  }
}
