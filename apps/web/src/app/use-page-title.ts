import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { SessaoLocal } from '#api/sessao-query.ts'
import { areaOf, SUBPAGINAS } from './navegacao.ts'
import { textos } from './textos.ts'

/** Names the tab by its page, so that a person with several open finds the right one. */
export function usePageTitle(sessao: SessaoLocal): void {
  const { pathname } = useLocation()
  const area = areaOf(sessao, pathname)
  const page = SUBPAGINAS[area?.area ?? '']?.find(({ para }) => para === pathname)
  const title = page?.rotulo ?? area?.rotulo
  useEffect(() => {
    document.title = title ? `${title} · ${textos.produto}` : textos.produto
  }, [title])
}
