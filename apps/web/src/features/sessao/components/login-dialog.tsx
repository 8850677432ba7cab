import { Dialog } from '#ui/dialog.tsx'
import { textos } from '../textos.ts'
import { LoginForm, type LoginFormProps } from './login-form.tsx'
import css from './login-form.module.css'

export function LoginDialog({ login, onEntrou }: Required<LoginFormProps>) {
  return (
    <Dialog titulo={textos.expirada} largura="estreito" podeFechar={false} onClose={() => {}}>
      <p className={css.explicacao}>{textos.expiradaExplicacao}</p>
      <LoginForm login={login} onEntrou={onEntrou} />
    </Dialog>
  )
}
