import type { SessaoLocal } from '#api/sessao-query.ts'
import { textos } from '../textos.ts'
import { LoginForm } from './login-form.tsx'
import css from './login-form.module.css'

export function LoginPage({ onEntrou }: { onEntrou: (sessao: SessaoLocal) => void }) {
  return (
    <main className={css.pagina}>
      <div className={css.cartao}>
        <h1 className={css.marca}>
          <img src="/ramal.svg" width="28" height="28" alt="" />
          {textos.produto}
        </h1>
        <LoginForm onEntrou={onEntrou} />
      </div>
    </main>
  )
}
