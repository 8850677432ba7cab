import { alterarAtendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { useAdoptAtendimento } from '#api/sessao-query.ts'
import { useWrite } from '#api/use-write.ts'

/** Changes the origin, the phone or the UC of the open call. */
export function useAlterarAtendimento() {
  const adopt = useAdoptAtendimento()
  return useWrite(alterarAtendimento, { onSuccess: adopt })
}
