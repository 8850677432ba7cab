import type { Disparo, EstadoDisparo } from '@ramal/shared/contracts/disparos.ts'

/** Bills of one request on their way to one address: by e-mail one message, else one each. */
export interface Viagem {
  meio: Disparo['meio']
  endereco: string | null
  disparos: readonly Disparo[]
}

export interface Pedido {
  id: number
  conteudo: Disparo['conteudo']
  viagens: readonly Viagem[]
}

/** The disparos of this page by request, the newest first, and by where they go. */
export function pedidosDe(disparos: readonly Disparo[]): Pedido[] {
  const pedidos = [...Map.groupBy(disparos, ({ pedidoId }) => pedidoId ?? 0)]
  return pedidos
    .toSorted(([a], [b]) => b - a)
    .map(([id, doPedido]) => ({
      id,
      conteudo: doPedido[0]?.conteudo ?? 'fatura',
      viagens: [...Map.groupBy(doPedido, ({ endereco }) => endereco)].map(([endereco, disparos]) => ({
        meio: disparos[0]?.meio ?? 'email',
        endereco,
        disparos,
      })),
    }))
}

/** How many are in each state, in the order in which the states are first met. */
export const porEstado = (disparos: readonly Disparo[]): [EstadoDisparo, readonly Disparo[]][] => [
  ...Map.groupBy(disparos, ({ estado }) => estado),
]

/** States that a caller waits to hear of. */
const NOTICIAS: readonly EstadoDisparo[] = ['aceito', 'entregue', 'lido', 'devolvido', 'falhou', 'suprimido']

/** Those that came to such a state since `antes`; of one message with several bills only the first one tells. */
export function noticias(antes: ReadonlyMap<number, EstadoDisparo>, agora: readonly Disparo[]): Disparo[] {
  return agora.filter(({ id, estado, juntoComId, meio }) => {
    const before = antes.get(id)
    const hasChanged = before !== undefined && before !== estado
    return hasChanged && juntoComId === null && meio !== 'impressao' && NOTICIAS.includes(estado)
  })
}
