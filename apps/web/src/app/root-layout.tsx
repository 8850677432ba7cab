import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { type SessaoLocal, sessaoQuery } from '#api/sessao-query.ts'
import { LoginOverlay } from '#features/sessao/components/login-overlay.tsx'
import { LoginPage } from '#features/sessao/components/login-page.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { areaOf } from './navegacao.ts'
import { NoAccessPage } from './pages/system-pages.tsx'
import { SessaoContext } from './sessao-context.ts'
import { Shell } from './shell.tsx'
import { usePageTitle } from './use-page-title.ts'
import css from './shell.module.css'

/** Login, or the shell with the page in it. */
export function RootLayout() {
  const queryClient = useQueryClient()
  const { data: sessao, error, refetch } = useQuery(sessaoQuery)
  const enter = (entrou: SessaoLocal) => queryClient.setQueryData(sessaoQuery.queryKey, entrou)
  if (sessao) return <LoggedIn sessao={sessao} onEntrou={enter} />
  if (error?.status === 401) return <LoginPage onEntrou={enter} />
  return (
    <main className={css.espera}>
      {error ? (
        <ErrorBlock mensagem={error.message} onRetry={() => void refetch()} />
      ) : (
        <Skeleton linhas={6} />
      )}
    </main>
  )
}

function LoggedIn({ sessao, onEntrou }: { sessao: SessaoLocal; onEntrou: (sessao: SessaoLocal) => void }) {
  const { pathname } = useLocation()
  usePageTitle(sessao)
  const reenter = (entrou: SessaoLocal, mesma: boolean) => {
    if (mesma) onEntrou(entrou)
    // Nothing that the person before had on screen may stay for this one.
    else window.location.assign('/')
  }
  return (
    <SessaoContext value={sessao}>
      <Shell sessao={sessao}>{areaOf(sessao, pathname) ? <Outlet /> : <NoAccessPage />}</Shell>
      <LoginOverlay login={sessao.usuario.login} onEntrou={reenter} />
    </SessaoContext>
  )
}
