import { lazy, Suspense, useEffect, useState } from 'react'
import { onSessionExpired } from '#api/reauthentication.ts'
import type { SessaoLocal } from '#api/sessao-query.ts'

const LoginDialog = lazy(() =>
  import('./login-dialog.tsx').then((module) => ({ default: module.LoginDialog })),
)

export interface LoginOverlayProps {
  /** Who was here. */
  login: string
  /** Called before the requests that wait are sent again; `mesma` is false when somebody else logged in. */
  onEntrou: (sessao: SessaoLocal, mesma: boolean) => void
}

/**
 * Asks for the password over the page when any call finds the session expired. The page stays mounted under it, so what
 * was typed is kept, and the call that failed is then made again.
 */
export function LoginOverlay({ login, onEntrou }: LoginOverlayProps) {
  const [finish, setFinish] = useState<((mesma: boolean) => void) | null>(null)
  useEffect(() => onSessionExpired(() => new Promise<boolean>((resolve) => setFinish(() => resolve))), [])
  if (!finish) return null
  const enter = (sessao: SessaoLocal) => {
    // Another person must not finish what this one began.
    const mesma = sessao.usuario.login === login
    onEntrou(sessao, mesma)
    setFinish(null)
    finish(mesma)
  }
  return (
    <Suspense>
      <LoginDialog login={login} onEntrou={enter} />
    </Suspense>
  )
}
