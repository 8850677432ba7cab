import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef } from 'react'
import { ucQuery } from '#api/uc-query.ts'
import { SearchBox } from '#features/busca/components/search-box.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useAtalho } from '#ui/use-atalho.ts'
import { paths } from './paths.ts'
import { TECLAS } from './teclas.ts'
import type { Chamada } from './uc-workspace.tsx'
import css from './workspace.module.css'

const loadWorkspace = () => import('./uc-workspace.tsx')
const UcWorkspace = lazy(() => loadWorkspace().then((module) => ({ default: module.UcWorkspace })))

export interface UcLookupProps {
  ucId: number | null
  chamada: Chamada
  searchRef: RefObject<HTMLInputElement | null>
  focusSearch: () => void
  onChoose: (ucId: number) => void
  /** Stands where the UC will be, while none is chosen: what to do next. */
  vazio: ReactNode
}

export function useSearchFocus() {
  const searchRef = useRef<HTMLInputElement>(null)
  return { searchRef, focusSearch: () => searchRef.current?.focus() }
}

/** The search box over the UC that was chosen. Ctrl+K and Esc go back to the box. */
export function UcLookup({ ucId, chamada, searchRef, focusSearch, onChoose, vazio }: UcLookupProps) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  useAtalho(TECLAS.buscar, focusSearch)
  useAtalho(TECLAS.voltar, focusSearch)
  const isInCall = chamada !== null
  // The code of the workspace comes while the agent is still typing.
  useEffect(() => {
    if (isInCall) void loadWorkspace()
  }, [isInCall])
  const warm = (id: number) => {
    void loadWorkspace()
    void queryClient.prefetchQuery(ucQuery(id))
  }
  return (
    <>
      <SearchBox
        inputRef={searchRef}
        onUc={(uc) => onChoose(uc.id)}
        onProtocolo={(protocolo) => void navigate({ to: paths.protocolo, params: { protocolo } })}
        onHighlight={warm}
      />
      <div className={css.area}>
        {ucId === null ? (
          vazio
        ) : (
          <Suspense fallback={<Skeleton linhas={14} />}>
            <UcWorkspace key={`${chamada?.id} ${ucId}`} ucId={ucId} chamada={chamada} />
          </Suspense>
        )}
      </div>
    </>
  )
}
