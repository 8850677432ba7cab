import { sair } from '@ramal/shared/contracts/sessao.ts'
import { useMutation } from '@tanstack/react-query'
import { call } from '#api/client.ts'

/** Ends the session and starts the page anew, so that nothing read in it stays for the next person at this desk. */
export function useSair() {
  return useMutation({
    mutationFn: () => call(sair, {}, { reauthenticates: false }),
    onSuccess: () => window.location.assign('/'),
  })
}
