import { acompanharDisparos, disparo } from '@ramal/shared/contracts/disparos.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { safeParse } from 'zod/mini'
import { adoptDisparos } from './envios-vivos.ts'
import { readEvents } from './event-stream.ts'
import { keys } from './keys.ts'
import { ProblemaError } from './problema-error.ts'

const ESPERA_MS = { primeira: 500, maxima: 30_000 }

/**
 * Keeps what is on screen of a UC's disparos as the server has it, at the moment it changes: one stream for the open UC,
 * taken up again when it breaks. A tab that nobody looks at has none, because a browser allows six to one server.
 */
export function useEventosDisparos(ucId: number): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    let listening: AbortController | null = null
    const follow = () => {
      if (document.hidden === (listening === null)) return
      listening?.abort()
      listening = document.hidden ? null : new AbortController()
      if (listening) void listen(queryClient, ucId, listening.signal)
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      listening?.abort()
    }
  }, [queryClient, ucId])
}

async function listen(queryClient: QueryClient, ucId: number, signal: AbortSignal): Promise<void> {
  let esperaMs = ESPERA_MS.primeira
  while (!signal.aborted) {
    try {
      for await (const { event, data } of readEvents(acompanharDisparos, { params: { id: ucId } }, signal)) {
        esperaMs = ESPERA_MS.primeira
        if (event === 'disparo') adopt(queryClient, data)
        if (event === 'fim') break
      }
    } catch (error) {
      if (signal.aborted || (error instanceof ProblemaError && isRefusal(error))) return
    }
    await pause(esperaMs, signal)
    esperaMs = Math.min(ESPERA_MS.maxima, esperaMs * 2)
    // What happened meanwhile nobody told.
    if (!signal.aborted) void queryClient.invalidateQueries({ queryKey: keys.envios(ucId) })
  }
}

/** Asking again would be refused again. */
const isRefusal = ({ status }: ProblemaError) => status >= 400 && status < 500 && status !== 429

function adopt(queryClient: QueryClient, data: string): void {
  const parsed = safeParse(disparo, jsonOf(data))
  if (!parsed.success) return
  adoptDisparos(queryClient, [parsed.data])
  void queryClient.invalidateQueries({ queryKey: keys.protocolos })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}
