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
import { createConsultaRepository, type FiltroDisparos } from './consulta-repository.ts'
import { describeDisparo, describeTentativa } from './describe.ts'
import { createPedidoRepository } from './pedido-repository.ts'
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

function createConsultas({ unitOfWork }: DisparosDeps) {
  const consultas = createConsultaRepository(unitOfWork.tables)
  return {
    async list(filtro: FiltroDisparos) {
      const rows = await unitOfWork.read((tx) => consultas.list(tx, { ...filtro, limite: filtro.limite + 1 }))
      const itens = rows.slice(0, filtro.limite).map(describeDisparo)
      return { itens, depois: rows.length > filtro.limite ? (itens.at(-1)?.id ?? null) : null }
    },

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
  const { unitOfWork, escrever, relogio, sinal } = deps
  const consultas = createConsultaRepository(unitOfWork.tables)
  const pedidos = createPedidoRepository(unitOfWork.tables)
  const pedirSegundaVia = createPedirSegundaVia(deps)
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

    /** @throws ErroDominio `estado_invalido` unless it has failed and its address is still wanted. */
    resend: (contexto: Contexto, id: number) =>
      act(contexto, async (tx) => {
        const { estado, destinatarioId } = (await find(tx, id)).disparo
        if (estado !== 'falhou' && estado !== 'devolvido') {
          throw new ErroDominio(
            'estado_invalido',
            'Só um disparo que falhou ou foi devolvido pode ser reenviado.',
          )
        }
        if (destinatarioId !== null && !(await pedidos.isDestinatarioVigente(tx, destinatarioId))) {
          throw new ErroDominio('estado_invalido', 'Este endereço já não está na adesão da UC.')
        }
        await pedidos.requeue(tx, id, estado, relogio.agora())
        return id
      }),
  }
}
