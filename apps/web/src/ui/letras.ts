import { useSyncExternalStore } from 'react'

// Single letters act inside of lists. Whom they get in the way of, e.g. by dictation, switches them off (WCAG 2.1.4).

const KEY = 'ramal.letras'
const listeners = new Set<() => void>()

export const letrasLigadas = (): boolean => localStorage.getItem(KEY) !== 'desligadas'

export function setLetras(ligadas: boolean): void {
  if (ligadas) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'desligadas')
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether single letters act in lists, on this machine. */
export const useLetras = (): boolean => useSyncExternalStore(subscribe, letrasLigadas)
