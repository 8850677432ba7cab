import { createContext, useContext } from 'react'
import type { SessaoLocal } from '#api/sessao-query.ts'

export const SessaoContext = createContext<SessaoLocal | null>(null)

/** Who is logged in and the open call. Throws outside the shell, where nobody is. */
export function useSessao(): SessaoLocal {
  const sessao = useContext(SessaoContext)
  if (!sessao) throw new Error('useSessao outside of the shell')
  return sessao
}
