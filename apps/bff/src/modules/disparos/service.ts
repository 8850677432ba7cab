import type { Disparo, DisparoDetalhe } from '@ramal/shared/contracts/disparos.ts'
import type { Contexto } from '#contexto.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import type { LerCanais } from '#modules/destinos/disponibilidade.ts'
import type { Relogio } from '#relogio.ts'
import { createAtosRepository } from './atos-repository.ts'
import { createCancelar, type PedidoDeCancelamento } from './cancelar.ts'
import { createConsultaRepository, type FiltroDisparos } from './consulta-repository.ts'
import { describeDisparo } from './describe.ts'
import { createDesfazerPedido } from './desfazer-pedido.ts'
import { JANELA_DESFAZER_MS } from './desfazer.ts'
import { createDetalhar } from './detalhar.ts'
import { createPedidosRepository } from './pedidos-repository.ts'
import { createPedir, type PedidoDeDisparos } from './pedir.ts'
import { createPendentesRepository } from './pendentes-repository.ts'
import { createReenviar } from './reenviar.ts'

export interface DisparosDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  documentos: Documentos
  lerCanais: LerCanais
  sinal: Sinal
  demonstracao: boolean
}

export function createDisparosService(deps: DisparosDeps) {
  return { ...createConsultas(deps), ...createAtos(deps), ...createPedidos(deps) }
}

export type DisparosService = ReturnType<typeof createDisparosService>

function createConsultas({ unitOfWork, relogio }: DisparosDeps) {
  const { tables } = unitOfWork
  const consultas = createConsultaRepository(tables)
  const pendentes = createPendentesRepository(tables)
  const pedidos = createPedidosRepository(tables)
  const detalhar = createDetalhar(tables)
  return {
    async list(filtro: FiltroDisparos) {
      const rows = await unitOfWork.read((tx) => consultas.list(tx, { ...filtro, limite: filtro.limite + 1 }))
      const itens = rows.slice(0, filtro.limite).map(describeDisparo)
      return { itens, depois: rows.length > filtro.limite ? (itens.at(-1)?.id ?? null) : null }
    },

    /** What the caller may still undo, with the clock to count down by. */
    async listDesfaziveis({ autor: { usuarioId } }: Contexto) {
      const agora = relogio.agora()
      const desde = new Date(agora.getTime() - JANELA_DESFAZER_MS)
      const rows =
        usuarioId === null ? [] : await unitOfWork.read((tx) => pedidos.recentes(tx, usuarioId, desde))
      const itens = rows.map(describeDisparo).filter(({ desfazerAte }) => desfazerAte !== null)
      return { itens, agora: agora.toISOString() }
    },

    countPendentes: () => unitOfWork.read((tx) => pendentes.contagens(tx)),

    /** @throws ErroDominio `nao_encontrado`. */
    find: (id: number): Promise<DisparoDetalhe> => unitOfWork.read((tx) => detalhar(tx, id)),
  }
}

function createAtos(deps: DisparosDeps) {
  const { unitOfWork, escrever, sinal } = deps
  const consultas = createConsultaRepository(unitOfWork.tables)
  const atos = createAtosRepository(unitOfWork.tables)
  const cancelar = createCancelar(deps)
  const reenviar = createReenviar(deps)
  const find = async (tx: ReadTx, id: number) => encontrado(await consultas.find(tx, id), 'Este disparo')

  /** Writes, answers with the disparo as it then is, and wakes the emission. */
  async function act(contexto: Contexto, body: (tx: Tx) => Promise<number>): Promise<Disparo> {
    const disparo = await escrever(contexto, async (tx) => describeDisparo(await find(tx, await body(tx))))
    sinal.notify()
    return disparo
  }

  return {
    /** @throws ErroDominio `estado_invalido` unless the disparo is held in the panel. */
    hold: (contexto: Contexto, id: number, segurado: boolean) =>
      act(contexto, async (tx) => {
        await find(tx, id)
        if (await atos.hold(tx, id, segurado)) return id
        throw new ErroDominio('estado_invalido', 'Só um disparo retido no painel pode ser segurado ou solto.')
      }),

    /** @throws ErroDominio `sem_permissao`, `estado_invalido`, `validacao` on `motivo`. */
    cancel: (contexto: Contexto, id: number, pedido: PedidoDeCancelamento) =>
      act(contexto, (tx) => cancelar(tx, contexto, id, pedido)),

    /** @throws ErroDominio with what stands in the way. */
    resend: (contexto: Contexto, id: number, motivo: string) => act(contexto, reenviar(contexto, id, motivo)),
  }
}

/** What is asked for, and taken back, at once. */
function createPedidos(deps: DisparosDeps) {
  const { unitOfWork, escrever, sinal } = deps
  const pedidos = createPedidosRepository(unitOfWork.tables)
  const pedir = createPedir(deps)
  const desfazerPedido = createDesfazerPedido(deps)
  const membros = async (tx: ReadTx, id: number) => (await pedidos.membros(tx, id)).map(describeDisparo)

  return {
    /** Sends or prints bills of a UC. @throws ErroDominio as pedir.ts says. */
    async pedir(contexto: Contexto, pedido: PedidoDeDisparos) {
      const body = pedir(contexto, pedido)
      const feito = await escrever(contexto, async (tx) => {
        const pedidoId = await body(tx)
        return { pedidoId, itens: await membros(tx, pedidoId) }
      })
      sinal.notify()
      return feito
    },

    /** @returns the disparos as they then are, and how many of them nobody gets. @throws as desfazer-pedido.ts says. */
    async desfazer(contexto: Contexto, id: number) {
      const feito = await escrever(contexto, async (tx) => {
        await desfazerPedido(tx, contexto, id)
        const itens = await membros(tx, id)
        return { itens, desfeitos: itens.filter(({ estado }) => estado === 'cancelado').length }
      })
      sinal.notify()
      return feito
    },
  }
}
