import { reenviarDisparo, segurarDisparo } from '@ramal/shared/contracts/disparos.ts'
import { executarRotinaEnvio } from '@ramal/shared/contracts/painel.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { useWrite } from '#api/use-write.ts'

/** Each of these acts changes what the whole panel shows. */
function usePainelChanged(): () => void {
  const queryClient = useQueryClient()
  return () => void queryClient.invalidateQueries({ queryKey: keys.painel })
}

export const useExecutarRotina = () => useWrite(executarRotinaEnvio, { onSuccess: usePainelChanged() })
export const useSegurarDisparo = () => useWrite(segurarDisparo, { onSuccess: usePainelChanged() })
export const useReenviarDisparo = () => useWrite(reenviarDisparo, { onSuccess: usePainelChanged() })
