import { type Atendimento, finalizarAtendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { useAdoptAtendimento } from '#api/sessao-query.ts'
import { useWrite } from '#api/use-write.ts'

/** `onFinished` runs even when the dialog is gone by then, which it is as soon as the session has no open call. */
export function useFinalizarAtendimento(onFinished: (atendimento: Atendimento) => void) {
  const adopt = useAdoptAtendimento()
  return useWrite(finalizarAtendimento, {
    onSuccess: (atendimento) => {
      adopt(atendimento)
      onFinished(atendimento)
    },
  })
}
