import {
  criarDisparos,
  desfazerPedido,
  type Disparo,
  listarDesfaziveis,
} from '@ramal/shared/contracts/disparos.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { enderecoTexto } from '#textos/valores.ts'
import { toast } from '#ui/toast.ts'
import { call } from './client.ts'
import { adoptDisparos } from './envios-vivos.ts'
import { keys } from './keys.ts'
import type { ProblemaError } from './problema-error.ts'
import { useWrite } from './use-write.ts'

const textos = {
  saindo: (itens: readonly Disparo[]) => `${oQueSai(itens)} ${paraOnde(itens)}.`,
  desfeito: 'Envio desfeito: nada foi enviado.',
  emParte: (desfeitos: number, total: number) =>
    desfeitos === 0
      ? 'Já tinha saído; não pode mais ser desfeito.'
      : `Desfeito em parte: ${desfeitos} de ${total}. O resto já tinha saído.`,
}

/** Requests offered by this page already: what a send and the reload of the list both tell is offered once. */
const offered = new Set<number>()

/**
 * Asks for the 2ª via or the barra of bills and offers to take all of it back for as long as the server holds it. The
 * offer outlives the screen and the call that made it; so does the sending.
 * @param onDesfeito runs when it was taken back.
 */
export function useEnviarDisparos(onDesfeito: () => void = () => undefined) {
  const queryClient = useQueryClient()
  return useWrite(criarDisparos, {
    onSuccess: ({ pedidoId, itens }) => {
      adoptDisparos(queryClient, itens)
      offerUndo(queryClient, { pedidoId, itens, agora: itens[0]?.criadoEm ?? '', onDesfeito })
    },
  })
}

/** Offers again, after a reload or on another machine, what this person sent moments ago. */
export function useRetomarDesfazer(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    call(listarDesfaziveis, {}).then(
      ({ itens, agora }) => {
        adoptDisparos(queryClient, itens)
        for (const [pedidoId, doPedido] of Map.groupBy(itens, ({ pedidoId }) => pedidoId)) {
          if (pedidoId !== null) offerUndo(queryClient, { pedidoId, itens: doPedido, agora })
        }
      },
      // Nobody asked for this list: without it the mail goes out as it was sent.
      () => undefined,
    )
  }, [queryClient])
}

interface Offer {
  pedidoId: number
  itens: readonly Disparo[]
  /** The server's clock when it told of them. */
  agora: string
  onDesfeito?: () => void
}

function offerUndo(queryClient: QueryClient, { pedidoId, itens, agora, onDesfeito }: Offer): void {
  const desfazerAte = itens.flatMap((disparo) => disparo.desfazerAte ?? [])[0]
  if (desfazerAte === undefined || offered.has(pedidoId)) return
  offered.add(pedidoId)
  const ateMs = Date.now() + Date.parse(desfazerAte) - Date.parse(agora)
  const agir = () => {
    const args = { params: { id: pedidoId } }
    call(desfazerPedido, args, { idempotencyKey: crypto.randomUUID() }).then(
      ({ itens: depois, desfeitos }) => {
        adoptDisparos(queryClient, depois)
        void queryClient.invalidateQueries({ queryKey: keys.protocolos })
        if (desfeitos < itens.length) return toast.erro(textos.emParte(desfeitos, itens.length))
        toast.feito(textos.desfeito)
        onDesfeito?.()
      },
      (error: ProblemaError) => toast.erro(error.message),
    )
  }
  toast.desfazivel(textos.saindo(itens), { ateMs, agir })
}

/** '2ª via de 11/2026', 'Barras de 3 faturas'. */
function oQueSai(itens: readonly Disparo[]): string {
  const isBarra = itens[0]?.conteudo === 'barra'
  const faturas = new Map(itens.map(({ faturaId, competencia }) => [faturaId, competencia]))
  const [competencia] = faturas.values()
  if (faturas.size > 1) return `${isBarra ? 'Barras' : '2as vias'} de ${faturas.size} faturas`
  return `${isBarra ? 'Barra' : '2ª via'}${competencia ? ` de ${formatCompetencia(competencia)}` : ''}`
}

function paraOnde(itens: readonly Disparo[]): string {
  const enderecos = [...new Set(itens.map(({ meio, endereco }) => enderecoTexto(meio, endereco)))]
  const saem = new Set(itens.map(({ faturaId }) => faturaId)).size > 1 ? 'saem' : 'sai'
  if (enderecos[0] === null) return `${saem} no próximo lote de impressão`
  const para = enderecos.length === 1 ? enderecos[0] : `${enderecos.length} endereços`
  return `para ${para} ${saem} em instantes`
}
