import {
  desfazerLoteImpressao,
  marcarLoteImpresso,
  montarLoteImpressao,
} from '@ramal/shared/contracts/lotes-impressao.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { useWrite } from '#api/use-write.ts'

function useLotesChanged(): () => void {
  const queryClient = useQueryClient()
  return () => {
    void queryClient.invalidateQueries({ queryKey: keys.lotesImpressao })
    // The panel counts what waits for paper.
    void queryClient.invalidateQueries({ queryKey: keys.painel })
  }
}

export const useMontarLote = () => useWrite(montarLoteImpressao, { onSuccess: useLotesChanged() })
export const useMarcarImpresso = () => useWrite(marcarLoteImpresso, { onSuccess: useLotesChanged() })
export const useDesfazerLote = () => useWrite(desfazerLoteImpressao, { onSuccess: useLotesChanged() })
