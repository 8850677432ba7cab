import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQueryClient } from '#api/query-client.ts'
import { sessaoQuery } from '#api/sessao-query.ts'
import { useDraft } from './use-draft.ts'

function draftOf(usuarioId: number, ucId = 1) {
  const queryClient = createQueryClient()
  queryClient.setQueryData(sessaoQuery.queryKey, {
    usuario: { id: usuarioId, login: 'ana', nome: 'Ana', perfil: 'atendente' },
    agora: '2026-11-21T12:00:00.000Z',
    atendimentoAberto: null,
    demonstracao: false,
    desvioMs: 0,
  })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  )
  return renderHook(() => useDraft<string>('ficha', ucId), { wrapper }).result.current
}

beforeEach(() => localStorage.clear())
afterEach(() => vi.useRealTimers())

describe('draft of a form', () => {
  it('comes back after the page is opened anew, until it is cleared', () => {
    draftOf(7).keep('metade')
    expect(draftOf(7).read()?.valor).toBe('metade')
    draftOf(7).clear()
    expect(draftOf(7).read()).toBeNull()
  })

  it('is seen neither by another user nor in another UC', () => {
    draftOf(7).keep('metade')
    expect(draftOf(8).read()).toBeNull()
    expect(draftOf(7, 2).read()).toBeNull()
  })

  it('is forgotten after a day', () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') })
    draftOf(7).keep('metade')
    vi.setSystemTime(new Date('2026-11-22T12:00:01Z'))
    expect(draftOf(7).read()).toBeNull()
  })

  it('that cannot be read counts for nothing', () => {
    localStorage.setItem('ramal.rascunho.7.ficha.1', '{half')
    expect(draftOf(7).read()).toBeNull()
  })
})
