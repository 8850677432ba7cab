import type { Contexto } from '#contexto.ts'
import type { Tx } from '#db/tx.ts'
import { ErroDominio } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { DESFEITO, fimDaJanela } from './desfazer.ts'
import { createPedidosRepository } from './pedidos-repository.ts'
import type { DisparosDeps } from './service.ts'

/** Takes back a request by who made it: all of it that the emission has not begun, while the window is open. */
export function createDesfazerPedido({ unitOfWork, relogio }: Pick<DisparosDeps, 'unitOfWork' | 'relogio'>) {
  const { tables } = unitOfWork
  const pedidos = createPedidosRepository(tables)
  const eventos = createEventos(tables)

  /**
   * What has begun goes on; a second press, or one that comes too late, changes nothing.
   * @throws ErroDominio `nao_encontrado`, `sem_permissao` for another person's.
   */
  return async (tx: Tx, { autor }: Contexto, id: number): Promise<void> => {
    const { usuarioId, criadoEm } = encontrado(await pedidos.find(tx, id), 'Este pedido')
    if (usuarioId === null || usuarioId !== autor.usuarioId) {
      throw new ErroDominio('sem_permissao', 'Só quem enviou pode desfazer; peça a um supervisor.')
    }
    const agora = relogio.agora()
    if (agora > fimDaJanela(criadoEm)) return
    for (const { id: disparoId, ucId, atendimentoId } of await pedidos.cancel(tx, id, DESFEITO, agora)) {
      const dados = { tipo: 'disparo.cancelado' as const, disparoId, motivo: DESFEITO }
      await eventos.registrar(tx, { usuarioId, atendimentoId, ucId, consumidorId: null, dados }, agora)
    }
  }
}
