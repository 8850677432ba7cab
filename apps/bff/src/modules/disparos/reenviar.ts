import { randomUUID } from 'node:crypto'
import type { Contexto } from '#contexto.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { ErroDominio } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { createConsultaRepository, type DisparoGravado } from './consulta-repository.ts'
import { novoReenvio } from './novos.ts'
import { createPedidoRepository } from './pedido-repository.ts'
import { createPrepararSegundaVia } from './segunda-via.ts'
import type { DisparosDeps } from './service.ts'

type Disparo = DisparoGravado['disparo']

/** Nobody has it: the same disparo tries again, with the same Message-ID. */
const NAO_CHEGOU: readonly EstadoDisparo[] = ['falhou', 'devolvido', 'suprimido']
/** Somebody has accepted it: that is history, and what goes out now is another message. */
const ACEITO: readonly EstadoDisparo[] = ['aceito', 'entregue']

/**
 * Sends a bill again for a reason that is kept. What failed goes back to the queue as it is. What was accepted stays as
 * it was and is sent as a 2ª via of its own: with the old Message-ID the mailbox would take the second for a repeat and
 * hide it, and the same bill, channel, address and purpose is one disparo (design rule 5).
 */
export function createReenviar(deps: DisparosDeps) {
  const { unitOfWork, relogio } = deps
  const { tables } = unitOfWork
  const consultas = createConsultaRepository(tables)
  const pedidos = createPedidoRepository(tables)
  const eventos = createEventos(tables)
  const prepararSegundaVia = createPrepararSegundaVia(deps)
  const assertReceives = createAssertReceives(deps)

  async function requeue(tx: Tx, { id, estado }: Disparo, motivo: string): Promise<null> {
    if (await pedidos.requeue(tx, id, { de: estado, motivo, agora: relogio.agora() })) return null
    throw new ErroDominio('conflito', 'Este disparo acaba de mudar; veja como ele está.')
  }

  async function sendAnew(
    tx: Tx,
    contexto: Contexto,
    disparo: Disparo,
    pedido: { chave: string; motivo: string },
  ) {
    const { faturaId, endereco, meio } = disparo
    if (faturaId === null || endereco === null || meio !== 'email') {
      throw new ErroDominio('estado_invalido', 'Só uma fatura enviada por e-mail pode ser enviada de novo.')
    }
    const { fatura, documento } = await prepararSegundaVia(tx, faturaId)
    const { usuarioId } = contexto.autor
    const origem = {
      id: disparo.id,
      destinatarioId: disparo.destinatarioId,
      atendimentoId: disparo.atendimentoId,
    }
    return pedidos.insert(
      tx,
      novoReenvio({ ...pedido, origem, fatura, endereco, documento, usuarioId, agora: relogio.agora() }),
    )
  }

  /** @throws ErroDominio `estado_invalido`, `conflito`. */
  return (contexto: Contexto, id: number, motivo: string) => {
    // Outside the transaction, which may run more than once.
    const chave = contexto.idempotencia?.chave ?? randomUUID()
    return async (tx: Tx): Promise<number> => {
      const { disparo } = encontrado(await consultas.find(tx, id), 'Este disparo')
      const aceito = ACEITO.includes(disparo.estado)
      if (!aceito && !NAO_CHEGOU.includes(disparo.estado)) throw naoReenviavel(disparo.estado)
      await assertReceives(tx, disparo)
      const novoDisparoId = aceito
        ? await sendAnew(tx, contexto, disparo, { chave, motivo })
        : await requeue(tx, disparo, motivo)
      const dados = { tipo: 'disparo.reenviado' as const, disparoId: id, novoDisparoId, motivo }
      const { ucId, atendimentoId } = disparo
      const quem = { usuarioId: contexto.autor.usuarioId, atendimentoId, ucId, consumidorId: null }
      await eventos.registrar(tx, { ...quem, dados }, relogio.agora())
      return novoDisparoId ?? id
    }
  }
}

const naoReenviavel = (estado: EstadoDisparo) =>
  new ErroDominio(
    'estado_invalido',
    estado === 'lido'
      ? 'O destinatário já leu esta fatura; para mandar outra, envie a 2ª via.'
      : 'Só o que falhou, foi devolvido, suprimido ou aceito pode ser reenviado.',
  )

/** The address is still wanted and may be written to. */
function createAssertReceives({ unitOfWork, relogio }: Pick<DisparosDeps, 'unitOfWork' | 'relogio'>) {
  const pedidos = createPedidoRepository(unitOfWork.tables)
  const supressoes = createSupressoes(unitOfWork.tables)
  return async (tx: ReadTx, { meio, endereco, destinatarioId }: Disparo): Promise<void> => {
    if (meio !== 'email' || endereco === null) {
      throw new ErroDominio('estado_invalido', 'Só um envio por e-mail pode ser reenviado.')
    }
    if (destinatarioId !== null && !(await pedidos.isDestinatarioVigente(tx, destinatarioId))) {
      throw new ErroDominio('estado_invalido', 'Este endereço já não está na adesão da UC.')
    }
    const supressao = (await supressoes.vigentes(tx, [endereco], relogio.agora())).get(endereco)
    if (supressao) {
      throw new ErroDominio(
        'estado_invalido',
        'Este endereço está na lista de supressão. Levante a supressão antes de reenviar.',
      )
    }
  }
}
