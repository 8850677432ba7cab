import { alterarParametro } from '@ramal/shared/contracts/parametros.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { announceChange } from '#api/tabs.ts'
import { useWrite } from '#api/use-write.ts'
import { parametrosQuery } from './parametros-query.ts'

/** Changes one parameter and puts its new state in the list; its history has one line more. */
export function useAlterarParametro() {
  const queryClient = useQueryClient()
  return useWrite(alterarParametro, {
    onSuccess: (changed) => {
      queryClient.setQueryData(parametrosQuery.queryKey, (itens) =>
        itens?.map((item) => (item.chave === changed.chave ? changed : item)),
      )
      void queryClient.invalidateQueries({ queryKey: keys.historicoParametro(changed.chave) })
      announceChange(keys.parametros)
    },
  })
}
