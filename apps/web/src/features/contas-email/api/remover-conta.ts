import { removerContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { useWrite } from '#api/use-write.ts'
import { useContasChanged } from './use-contas-changed.ts'

export function useRemoverConta() {
  return useWrite(removerContaEmail, { onSuccess: useContasChanged() })
}
