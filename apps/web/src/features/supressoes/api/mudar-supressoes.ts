import type { Contract } from '@ramal/shared/contracts/contract.ts'
import { criarSupressao, levantarSupressao } from '@ramal/shared/contracts/supressoes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { useWrite } from '#api/use-write.ts'

function useMudanca<C extends Contract>(contract: C) {
  const queryClient = useQueryClient()
  return useWrite(contract, {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.supressoes }),
  })
}

export const useCriarSupressao = () => useMudanca(criarSupressao)

export const useLevantarSupressao = () => useMudanca(levantarSupressao)
