import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { useEffect, useRef, useState } from 'react'
import { useDraft } from '#forms/use-draft.ts'
import type { Endereco } from './endereco.ts'
import { type Faults, localFaults } from './faults.ts'
import { addTyped, initialRascunho, type Rascunho } from './rascunho.ts'
import { useSaveAdesao } from './use-save-adesao.ts'

export interface AdesaoFormOptions {
  envioDigital: EnvioDigital
  /** Null outside a call. */
  atendimentoId: number | null
  /** What was already heard in this call, e.g. the e-mail typed in the recadastramento: put in, to be added or not. */
  enderecoInicial?: Endereco | null
  onSalvo: (salvo: EnvioDigital) => void
}

/** The state of the adhesion form: its draft, its faults and its saving. */
export function useAdesaoForm(options: AdesaoFormOptions) {
  const { envioDigital, atendimentoId, enderecoInicial, onSalvo } = options
  const draft = useDraft<Rascunho>('envio-digital', envioDigital.ucId)
  const [restored, setRestored] = useState(() => draft.read())
  const start: Rascunho = { ...initialRascunho(envioDigital, atendimentoId !== null), ...enderecoInicial }
  const [rascunho, setRascunho] = useState<Rascunho>({ ...start, ...restored?.valor })
  const [faults, setFaults] = useState<Faults>({})
  const enderecoRef = useRef<HTMLInputElement>(null)
  const saved = (salvo: EnvioDigital) => {
    draft.clear()
    onSalvo(salvo)
  }
  const { send, isPending } = useSaveAdesao({
    envioDigital,
    atendimentoId,
    onSaved: saved,
    onRefused: setFaults,
  })
  useEffect(() => {
    if (faults.endereco) enderecoRef.current?.focus()
  }, [faults.endereco])

  const change = (next: Rascunho) => {
    setRascunho(next)
    setFaults({})
    draft.keep({ ...next, senha: '' })
  }
  const add = () => {
    const added = addTyped(rascunho)
    if ('erro' in added) setFaults({ endereco: added.erro })
    else change(added.rascunho)
    enderecoRef.current?.focus()
  }
  const save = () => {
    // Saving with an address that was typed and not added means it: nobody types one in order to lose it.
    const added = rascunho.endereco.trim() === '' ? { rascunho } : addTyped(rascunho)
    if ('erro' in added) return setFaults({ endereco: added.erro })
    change(added.rascunho)
    const local = localFaults(added.rascunho, envioDigital)
    if (local) setFaults(local)
    else send(added.rascunho)
  }
  const discard = () => {
    draft.clear()
    setRestored(null)
    setRascunho(start)
    setFaults({})
    enderecoRef.current?.focus()
  }
  const restoredAt = restored?.em ?? null
  return { rascunho, faults, enderecoRef, change, add, save, discard, isPending, restoredAt }
}

export type AdesaoFormState = ReturnType<typeof useAdesaoForm>
