import { useSyncExternalStore } from 'react'

export type Tema = 'sistema' | 'claro' | 'escuro'

const KEY = 'ramal.tema'
const listeners = new Set<() => void>()

function read(): Tema {
  const stored = localStorage.getItem(KEY)
  return stored === 'claro' || stored === 'escuro' ? stored : 'sistema'
}

/** Puts the remembered choice on the page; tokens.css does the rest. Called before the first render. */
export function applyTema(): void {
  const tema = read()
  if (tema === 'sistema') delete document.documentElement.dataset['tema']
  else document.documentElement.dataset['tema'] = tema
}

export function setTema(tema: Tema): void {
  localStorage.setItem(KEY, tema)
  applyTema()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useTema(): Tema {
  return useSyncExternalStore(subscribe, read)
}
