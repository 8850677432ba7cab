import { testarContaEmail, testarContaNova } from '@ramal/shared/contracts/contas-email.ts'
import { useWrite } from '#api/use-write.ts'
import { useContasChanged } from './use-contas-changed.ts'

/** Tries a kept account; the outcome is kept with it. */
export function useTestarConta() {
  return useWrite(testarContaEmail, { onSuccess: useContasChanged() })
}

/** Tries what is on the form. */
export function useTestarContaNova() {
  return useWrite(testarContaNova)
}
