import { formatProtocolo, isValidProtocolo, normalizeProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { paths } from '#app/paths.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { textos } from '../textos.ts'
import css from './protocolo.module.css'

/** The number as it is dictated or pasted, with or without spaces and points. */
export function ProtocoloLookup({ protocolo = '' }: { protocolo?: string | undefined }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(formatProtocolo(protocolo))
  const [isRefused, setIsRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isValidProtocolo(typed)) return setIsRefused(true)
    void navigate({ to: paths.protocolo, params: { protocolo: normalizeProtocolo(typed) } })
  }
  return (
    <form className={css.procura} role="search" onSubmit={submit} noValidate>
      <TextField
        label={textos.numero}
        placeholder={textos.exemplo}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          setIsRefused(false)
        }}
        errorMessage={isRefused ? textos.invalido : undefined}
        inputMode="numeric"
        autoComplete="off"
        autoFocus={protocolo === ''}
      />
      <Button type="submit" variante="primario" icone={<Search aria-hidden="true" />}>
        {textos.procurar}
      </Button>
    </form>
  )
}
