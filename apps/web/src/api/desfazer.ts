import {
  cancelarDisparo,
  criarDisparo,
  type Disparo,
  listarDesfaziveis,
} from '@ramal/shared/contracts/disparos.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { toast } from '#ui/toast.ts'
import { call } from './client.ts'
import { keys } from './keys.ts'
import type { ProblemaError } from './problema-error.ts'
import { useWrite } from './use-write.ts'

const textos = {
  saindo: ({ competencia, endereco }: Disparo) =>
    `2ª via${competencia === null ? '' : ` de ${formatCompetencia(competencia)}`} para ${endereco ?? ''} sai em instantes.`,
  desfeito: 'Envio desfeito: nada foi enviado.',
}

/** Offered by this page already: what a send and the reload of the list both tell is offered once. */
const offered = new Set<number>()

/**
 * Queues the 2ª via of a bill to one e-mail address and offers to take it back for as long as the server holds it. The
 * offer outlives the screen and the call that made it; so does the sending.
 * @param onDesfeito runs when it was taken back.
 */
export function useEnviarDisparo(onDesfeito: () => void = () => undefined) {
  const queryClient = useQueryClient()
  return useWrite(criarDisparo, {
    onSuccess: (disparo) => offerUndo(queryClient, disparo, disparo.criadoEm, onDesfeito),
  })
}

/** Offers again, after a reload or on another machine, what this person sent moments ago. */
export function useRetomarDesfazer(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    call(listarDesfaziveis, {}).then(
      ({ itens, agora }) => {
        for (const disparo of itens) offerUndo(queryClient, disparo, agora)
      },
      // Nobody asked for this list: without it the mail goes out as it was sent.
      () => undefined,
    )
  }, [queryClient])
}

/** @param agora the server's clock when it told of the disparo. */
function offerUndo(queryClient: QueryClient, disparo: Disparo, agora: string, onDesfeito?: () => void): void {
  const { id, desfazerAte } = disparo
  if (desfazerAte === null || offered.has(id)) return
  offered.add(id)
  const ateMs = Date.now() + Date.parse(desfazerAte) - Date.parse(agora)
  const agir = () => {
    call(cancelarDisparo, { params: { id }, body: {} }, { idempotencyKey: crypto.randomUUID() }).then(
      () => {
        toast.feito(textos.desfeito)
        onDesfeito?.()
        void queryClient.invalidateQueries({ queryKey: keys.protocolos })
      },
      (error: ProblemaError) => toast.erro(error.message),
    )
  }
  toast.desfazivel(textos.saindo(disparo), { ateMs, agir })
}
