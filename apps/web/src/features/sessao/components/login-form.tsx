import { entrar } from '@ramal/shared/contracts/sessao.ts'
import { type FormEvent, useRef, useState } from 'react'
import { safeParse } from 'zod/mini'
import type { SessaoLocal } from '#api/sessao-query.ts'
import { Button } from '#ui/button.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useEntrar } from '../api/entrar.ts'
import { textos } from '../textos.ts'
import css from './login-form.module.css'

export interface LoginFormProps {
  /** Whose session it was; then only the password is left to type. */
  login?: string
  onEntrou: (sessao: SessaoLocal) => void
}

/** Two fields in the first download: the form library comes later, with the first real form. */
export function LoginForm({ login: known = '', onEntrou }: LoginFormProps) {
  const [login, setLogin] = useState(known)
  const [senha, setSenha] = useState('')
  const [faults, setFaults] = useState<Record<string, string>>({})
  const senhaRef = useRef<HTMLInputElement>(null)
  const { mutate, isPending, error } = useEntrar()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = safeParse(entrar.body, { login, senha })
    setFaults(Object.fromEntries(parsed.error?.issues.map((issue) => [issue.path[0], issue.message]) ?? []))
    if (!parsed.success || isPending) return
    mutate(parsed.data, { onSuccess: onEntrou, onError: () => senhaRef.current?.select() })
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {error && <ErrorBlock mensagem={error.message} />}
      <TextField
        label={textos.login}
        value={login}
        onChange={setLogin}
        errorMessage={faults['login']}
        autoComplete="username"
        autoCorrect="off"
        spellCheck="false"
        autoFocus={known === ''}
      />
      <TextField
        label={textos.senha}
        type="password"
        value={senha}
        onChange={setSenha}
        errorMessage={faults['senha']}
        autoComplete="current-password"
        inputRef={senhaRef}
        autoFocus={known !== ''}
      />
      <Button type="submit" variante="primario" isPending={isPending}>
        {textos.entrar}
      </Button>
    </form>
  )
}
