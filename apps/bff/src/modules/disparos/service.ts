import type { Disparo, DisparoDetalhe } from '@ramal/shared/contracts/disparos.ts'
import type { Contexto } from '#contexto.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import type { Relogio } from '#relogio.ts'
import { createCancelar, type PedidoDeCancelamento } from './cancelar.ts'
import { createConsultaRepository, type FiltroDisparos } from './consulta-repository.ts'
import { describeDisparo, describeTentativa } from './describe.ts'
import { createPedidoRepository } from './pedido-repository.ts'
import { createPendentesRepository } from './pendentes-repository.ts'
import { createReenviar } from './reenviar.ts'
import { createPedirSegundaVia, type PedidoSegundaVia } from './segunda-via.ts'

export interface DisparosDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  documentos: Documentos
  sinal: Sinal
  demonstracao: boolean
}

export function createDisparosService(deps: DisparosDeps) {
  return { ...createConsultas(deps), ...createAtos(deps) }
}

export type DisparosService = ReturnType<typeof createDisparosService>

function createConsultas({ unitOfWork, relogio }: DisparosDeps) {
  const consultas = createConsultaRepository(unitOfWork.tables)
  const pendentes = createPendentesRepository(unitOfWork.tables)
  return {
    async list(filtro: FiltroDisparos) {
      const rows = await unitOfWork.read((tx) => consultas.list(tx, { ...filtro, limite: filtro.limite + 1 }))
      const itens = rows.slice(0, filtro.limite).map(describeDisparo)
      return { itens, depois: rows.length > filtro.limite ? (itens.at(-1)?.id ?? null) : null }
    },

    /** What the caller may still undo, with the clock to count down by. */
    async listDesfaziveis({ autor: { usuarioId } }: Contexto) {
      const agora = relogio.agora()
      const rows =
        usuarioId === null ? [] : await unitOfWork.read((tx) => pendentes.desfaziveis(tx, usuarioId, agora))
      const itens = rows.map(describeDisparo).filter(({ desfazerAte }) => desfazerAte !== null)
      return { itens, agora: agora.toISOString() }
    },

    countPendentes: () => unitOfWork.read((tx) => pendentes.contagens(tx)),

    find: (id: number): Promise<DisparoDetalhe> =>
      unitOfWork.read(async (tx) => {
        const gravado = encontrado(await consultas.find(tx, id), 'Este disparo')
        const { documentoHash, versaoModelo, messageId } = gravado.disparo
        const historico = (await consultas.tentativas(tx, id)).map(describeTentativa)
        const { protocolo } = gravado
        return { ...describeDisparo(gravado), documentoHash, versaoModelo, messageId, protocolo, historico }
      }),
  }
}

function createAtos(deps: DisparosDeps) {
  const { unitOfWork, escrever, sinal } = deps
  const consultas = createConsultaRepository(unitOfWork.tables)
  const pedidos = createPedidoRepository(unitOfWork.tables)
  const pedirSegundaVia = createPedirSegundaVia(deps)
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
    /** Sends the 2ª via of a bill to an address, as typed. @throws ErroDominio `validacao`, `estado_invalido`. */
    createSegundaVia: (contexto: Contexto, pedido: PedidoSegundaVia) =>
      act(contexto, pedirSegundaVia(contexto, pedido)),

    /** @throws ErroDominio `estado_invalido` unless the disparo is held in the panel. */
    hold: (contexto: Contexto, id: number, segurado: boolean) =>
      act(contexto, async (tx) => {
        await find(tx, id)
        if (await pedidos.hold(tx, id, segurado)) return id
        throw new ErroDominio('estado_invalido', 'Só um disparo retido no painel pode ser segurado ou solto.')
      }),

    /** @throws ErroDominio `sem_permissao`, `estado_invalido`, `validacao` on `motivo`. */
    cancel: (contexto: Contexto, id: number, pedido: PedidoDeCancelamento) =>
      act(contexto, (tx) => cancelar(tx, contexto, id, pedido)),

    /** @throws ErroDominio `estado_invalido`, with what stands in the way. */
    resend: (contexto: Contexto, id: number, motivo: string) => act(contexto, reenviar(contexto, id, motivo)),
  }
}
