import { importarCadastro, importarFaturas } from '@ramal/shared/contracts/faturas.ts'
import { useQueryClient } from '@tanstack/react-query'
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
  return useWrite(importarFaturas, { onSuccess: useEverythingChanged() })
}

/** Sends the cadastro, or only tries it. */
export function useImportarCadastro() {
  return useWrite(importarCadastro, { onSuccess: useEverythingChanged() })
}
