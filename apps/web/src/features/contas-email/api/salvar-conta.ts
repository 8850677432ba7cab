import { alterarContaEmail, criarContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { useWrite } from '#api/use-write.ts'
import { useContasChanged } from './use-contas-changed.ts'

/** Keeps a new account. */
export function useCriarConta() {
  return useWrite(criarContaEmail, { onSuccess: useContasChanged() })
}

/** Changes a kept one. */
export function useAlterarConta() {
  return useWrite(alterarContaEmail, { onSuccess: useContasChanged() })
}
