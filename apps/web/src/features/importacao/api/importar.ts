import { importarCadastro, importarFaturas } from '@ramal/shared/contracts/faturas.ts'
import { importarPagamentos } from '@ramal/shared/contracts/pagamentos.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CallArgs } from '#api/client.ts'
import { keys } from '#api/keys.ts'
import { useWrite } from '#api/use-write.ts'

/** Sends bills and what was cancelled of them; the answer tells what became of each. */
export const useImportarFaturas = () => useImportacao(importarFaturas)

/** Sends the cadastro, or only tries it. */
export const useImportarCadastro = () => useImportacao(importarCadastro)

/** Sends what banks were paid; the answer tells how much of it was new. */
export const useImportarPagamentos = () => useImportacao(importarPagamentos)

/**
 * Gives `send`, which does nothing while files are on their way. An import has no idempotency key, and a double click is
 * quicker than the button learns that it is pending: the second answer would call every file a repeat.
 */
function useImportacao<
  C extends typeof importarFaturas | typeof importarCadastro | typeof importarPagamentos,
>(contract: C) {
  const importacao = useWrite(contract, { onSuccess: useEverythingChanged() })
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

/** Bills, UCs and payments come into everything that is on screen. */
function useEverythingChanged() {
  const queryClient = useQueryClient()
  return () => {
    for (const queryKey of [keys.ucs, ['busca'], keys.faturasAParte, keys.pagamentosSemFatura])
      void queryClient.invalidateQueries({ queryKey })
  }
}
