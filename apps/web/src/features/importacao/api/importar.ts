import { importarCadastro, importarFaturas } from '@ramal/shared/contracts/faturas.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CallArgs } from '#api/client.ts'
import { keys } from '#api/keys.ts'
import { useWrite } from '#api/use-write.ts'

/** Bills and UCs come into everything that is on screen. */
function useEverythingChanged() {
  const queryClient = useQueryClient()
  return () => {
    for (const queryKey of [['uc'], ['busca'], keys.faturasAParte])
      void queryClient.invalidateQueries({ queryKey })
  }
}

/** Sends NF3e files; the answer tells what became of each. */
export function useImportarFaturas() {
  return useOneAtATime(useWrite(importarFaturas, { onSuccess: useEverythingChanged() }))
}

/** Sends the cadastro, or only tries it. */
export function useImportarCadastro() {
  return useOneAtATime(useWrite(importarCadastro, { onSuccess: useEverythingChanged() }))
}

type Importacao<C extends typeof importarFaturas | typeof importarCadastro> = ReturnType<typeof useWrite<C>>

/**
 * Gives `send`, which does nothing while files are on their way. An import has no idempotency key, and a double click is
 * quicker than the button learns that it is pending: the second answer would call every file a repeat.
 */
function useOneAtATime<C extends typeof importarFaturas | typeof importarCadastro>(
  importacao: Importacao<C>,
) {
  const isSending = useRef(false)
  const send = (args: CallArgs<C>, onSuccess: () => void) => {
    if (isSending.current) return
    isSending.current = true
    importacao.mutate(args, {
      onSuccess,
      onSettled: () => {
        isSending.current = false
      },
    })
  }
  return { importacao, send }
}
