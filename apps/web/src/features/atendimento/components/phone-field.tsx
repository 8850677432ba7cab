import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import { useState } from 'react'
import { TextField } from '#ui/text-field.tsx'
import { useAlterarAtendimento } from '../api/alterar-atendimento.ts'
import { textos } from '../textos.ts'
import css from './call-bar.module.css'

/** The caller's phone, saved when the field is left or on Enter; a refused one stays as typed, with its reason. */
export function PhoneField({ atendimento }: { atendimento: Atendimento }) {
  const saved = atendimento.telefone === null ? '' : formatPhone(atendimento.telefone)
  const [typed, setTyped] = useState<string | null>(null)
  const { mutate, error, reset, isPending } = useAlterarAtendimento()
  const save = () => {
    // Enter saves, and so does the blur when a dialog then takes the focus.
    if (isPending) return
    if (typed === null || typed.trim() === saved) return setTyped(null)
    const body = { telefone: typed.trim() || null }
    mutate({ params: { id: atendimento.id }, body }, { onSuccess: () => setTyped(null) })
  }
  return (
    <TextField
      label={textos.telefone}
      placeholder={textos.telefoneVazio}
      type="tel"
      value={typed ?? saved}
      onChange={(value) => {
        reset()
        setTyped(value)
      }}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
      errorMessage={error?.campos[0]?.mensagem ?? error?.message}
      className={css.campo}
    />
  )
}
