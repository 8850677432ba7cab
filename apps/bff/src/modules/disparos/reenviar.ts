import { randomUUID } from 'node:crypto'
import type { Contexto } from '#contexto.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { Tx } from '#db/tx.ts'
import { ErroDominio } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createAtosRepository } from './atos-repository.ts'
import { createConsultaRepository, type DisparoGravado } from './consulta-repository.ts'
import { createLerFaturasPedidas } from './faturas-pedidas.ts'
import { createGrupo } from './grupo.ts'
import { novoReenvio } from './novos.ts'
import { createPedidosRepository } from './pedidos-repository.ts'
import { createAssertReceives } from './recebe.ts'
import type { DisparosDeps } from './service.ts'

type Disparo = DisparoGravado['disparo']
interface Motivado {
  chave: string
  motivo: string
}

/** Nobody has it: the same disparo tries again, with the same Message-ID. */
const NAO_CHEGOU: readonly EstadoDisparo[] = ['falhou', 'devolvido', 'suprimido']
/** Somebody has accepted it: that is history, and what goes out now is another message. */
const ACEITO: readonly EstadoDisparo[] = ['aceito', 'entregue']
/** Whoever gives the reason has thought over whether the bill is paid. */
const CIENTE = ['fatura_paga'] as const

/**
 * Sends a bill again for a reason that is kept. What failed goes back to the queue as it is, out of the message in which
 * it travelled with others. What was accepted stays as it was and is sent as a 2ª via of its own: with the old Message-ID
 * the mailbox would take the second for a repeat and hide it, and the same bill, channel, address and purpose is one
 * disparo (design rule 5).
 */
export function createReenviar(deps: DisparosDeps) {
  const { unitOfWork, relogio } = deps
  const { tables } = unitOfWork
  const consultas = createConsultaRepository(tables)
  const atos = createAtosRepository(tables)
  const grupo = createGrupo(tables)
  const eventos = createEventos(tables)
  const lerFaturas = createLerFaturasPedidas(deps)
  const sendAnew = createSendAnew(deps)
  const assertReceives = createAssertReceives(deps)

  async function requeue(tx: Tx, disparo: Disparo, motivo: string): Promise<null> {
    const { id, estado, faturaId, conteudo, meio } = disparo
    const agora = relogio.agora()
    // A bill that was cancelled or replaced meanwhile leaves no more.
    if (faturaId !== null && conteudo !== 'termo') {
      await lerFaturas(tx, { faturaIds: [faturaId], conteudo, meio, ciente: CIENTE })
    }
    await grupo.separar(tx, id, agora)
    if (await atos.requeue(tx, id, { de: estado, motivo, agora })) return null
    throw new ErroDominio('conflito', 'Este disparo acaba de mudar; veja como ele está.')
  }

  /** @throws ErroDominio `estado_invalido`, `conflito`, and whatever keeps the bill from being sent. */
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

/** A disparo of its own for what had been accepted, with the words that a person had written to the customer. */
function createSendAnew(deps: DisparosDeps) {
  const { unitOfWork, relogio } = deps
  const pedidos = createPedidosRepository(unitOfWork.tables)
  const lerFaturas = createLerFaturasPedidas(deps)

  async function repeatPedido(tx: Tx, contexto: Contexto, origem: Disparo, chave: string) {
    const pedido = origem.pedidoId === null ? null : await pedidos.find(tx, origem.pedidoId)
    if (!pedido) return null
    const { id: _, ...words } = pedido
    const { usuarioId } = contexto.autor
    return pedidos.create(tx, { ...words, chave, usuarioId, criadoEm: relogio.agora() })
  }

  return async (
    tx: Tx,
    contexto: Contexto,
    origem: Disparo,
    { chave, motivo }: Motivado,
  ): Promise<number> => {
    const { id: origemId, faturaId, conteudo, meio, endereco, destinatarioId, digitado } = origem
    if (faturaId === null || conteudo === 'termo') {
      throw new ErroDominio('estado_invalido', 'Só uma fatura pode ser enviada de novo.')
    }
    const { faturas } = await lerFaturas(tx, { faturaIds: [faturaId], conteudo, meio, ciente: CIENTE })
    const { documento, ...fatura } = faturas[0]!
    const { atendimentoId, confirmarLeitura } = origem
    const pedidoId = await repeatPedido(tx, contexto, origem, chave)
    const quem = { usuarioId: contexto.autor.usuarioId, atendimentoId, pedidoId }
    const para = { endereco, destinatarioId, digitado }
    const que = { fatura, documento, conteudo, meio, para, confirmarLeitura }
    const novo = novoReenvio({ chave, motivo, origemId, ...que, ...quem, agora: relogio.agora() })
    const [id] = await pedidos.insertDisparos(tx, [novo])
    return id!
  }
}

const naoReenviavel = (estado: EstadoDisparo) =>
  new ErroDominio(
    'estado_invalido',
    estado === 'lido'
      ? 'O destinatário já leu esta fatura; para mandar outra, envie a 2ª via.'
      : 'Só o que falhou, foi devolvido, suprimido ou aceito pode ser reenviado.',
  )
