import { alterarParametro } from '@ramal/shared/contracts/parametros.ts'
import { useWrite } from '#api/use-write.ts'
import { useContasChanged } from './use-contas-changed.ts'

const CHAVE = 'financeiro.contaEmailFaturas'

/** Makes the bills leave by an account: it is a parameter. */
export function useTornarPadrao() {
  const write = useWrite(alterarParametro, { onSuccess: useContasChanged() })
  return {
    ...write,
    tornarPadrao: (contaId: number, onSuccess: () => void) =>
      write.mutate({ params: { chave: CHAVE }, body: { valor: String(contaId) } }, { onSuccess }),
  }
}
