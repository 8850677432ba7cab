import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { sessaoQuery } from '#api/sessao-query.ts'

/** A draft is for the next minutes or the next shift; older than this the call is over and the data has moved on. */
const LIFETIME_MS = 24 * 3_600_000

export interface Draft<T> {
  valor: T
  /** When it was last kept, ISO 8601 UTC. */
  em: string
}

export interface DraftStore<T> {
  read: () => Draft<T> | null
  keep: (valor: T) => void
  clear: () => void
}

/**
 * What a person has typed in one form about one UC, kept on this machine until it is saved. The key carries the user, so
 * that the next agent at this desk never sees it.
 */
export function useDraft<T>(form: string, ucId: number): DraftStore<T> {
  const queryClient = useQueryClient()
  const usuarioId = queryClient.getQueryData(sessaoQuery.queryKey)?.usuario.id ?? 0
  const key = `ramal.rascunho.${usuarioId}.${form}.${ucId}`
  const read = useCallback(() => readDraft<T>(key), [key])
  const keep = useCallback((valor: T) => writeDraft(key, valor), [key])
  const clear = useCallback(() => localStorage.removeItem(key), [key])
  return useMemo(() => ({ read, keep, clear }), [read, keep, clear])
}

function readDraft<T>(key: string): Draft<T> | null {
  const text = localStorage.getItem(key)
  if (text === null) return null
  try {
    const draft = JSON.parse(text) as Draft<T>
    if (Date.now() - Date.parse(draft.em) < LIFETIME_MS) return draft
  } catch {
    // Written by another version or by hand: worth nothing.
  }
  localStorage.removeItem(key)
  return null
}

function writeDraft(key: string, valor: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify({ valor, em: new Date().toISOString() }))
  } catch {
    // A full or forbidden storage must never stop the typing.
  }
}
