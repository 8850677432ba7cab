import { Link, useLocation } from '@tanstack/react-router'
import { LogOut } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { useRetomarDesfazer } from '#api/desfazer.ts'
import type { SessaoLocal } from '#api/sessao-query.ts'
import { useSair } from '#features/sessao/api/sair.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { toast } from '#ui/toast.ts'
import { KeyHelp } from './key-help.tsx'
import { areaOf, areasOf, SUBPAGINAS } from './navegacao.ts'
import { paths } from './paths.ts'
import { TemaButton } from './tema-button.tsx'
import { textos } from './textos.ts'
import css from './shell.module.css'

const Toasts = lazy(() => import('#ui/toasts.tsx').then((module) => ({ default: module.Toasts })))

export function Shell({ sessao, children }: { sessao: SessaoLocal; children: ReactNode }) {
  useRetomarDesfazer()
  return (
    <div className={css.casca}>
      <a className={css.pular} href="#conteudo">
        {textos.pularParaConteudo}
      </a>
      <header className={css.topo}>
        <Link to={paths.atendimento} className={css.marca}>
          <img src="/ramal.svg" width="20" height="20" alt="" />
          {textos.produto}
        </Link>
        <Areas sessao={sessao} />
        {sessao.demonstracao && <Badge>{textos.demonstracao}</Badge>}
        <UserMenu nome={sessao.usuario.nome} />
      </header>
      <Subpages sessao={sessao} />
      <main id="conteudo" className={css.conteudo} tabIndex={-1}>
        {children}
      </main>
      <Suspense>
        <Toasts />
      </Suspense>
    </div>
  )
}

function Areas({ sessao }: { sessao: SessaoLocal }) {
  const { pathname } = useLocation()
  const here = areaOf(sessao, pathname)
  return (
    <nav aria-label={textos.areas.rotulo} className={css.areas}>
      {areasOf(sessao).map((area) => (
        <Link
          key={area.para}
          to={area.para}
          className={css.area}
          activeProps={{}}
          data-aqui={area === here || undefined}
          aria-current={area === here ? 'page' : undefined}
        >
          {area.rotulo}
        </Link>
      ))}
    </nav>
  )
}

function Subpages({ sessao }: { sessao: SessaoLocal }) {
  const { pathname } = useLocation()
  const pages = SUBPAGINAS[areaOf(sessao, pathname)?.area ?? '']
  if (!pages) return null
  return (
    <nav aria-label={textos.paginas.rotulo} className={css.subpaginas}>
      {pages.map(({ para, rotulo }) => (
        <Link
          key={para}
          to={para}
          className={css.subpagina}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {rotulo}
        </Link>
      ))}
    </nav>
  )
}

function UserMenu({ nome }: { nome: string }) {
  const { mutate: sair, isPending } = useSair()
  return (
    <div className={css.usuario}>
      <KeyHelp />
      <TemaButton />
      <span className={css.nome}>{nome}</span>
      <Button
        variante="icone"
        aria-label={textos.sair}
        icone={<LogOut aria-hidden="true" />}
        isPending={isPending}
        onPress={() => sair(undefined, { onError: (error) => toast.erro(error.message) })}
      />
    </div>
  )
}
