import { randomUUID } from 'node:crypto'
import type { Disparo, DisparoDetalhe } from '@ramal/shared/contracts/disparos.ts'
import type { Contexto } from '#contexto.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import { createContextoDoAtendimento } from '#modules/atendimento/contexto-do-atendimento.ts'
import { renderSegundaVia } from '#modules/faturas/documento.ts'
import type { Relogio } from '#relogio.ts'
import { chaveSegundaVia } from './chaves.ts'
import { createConsultaRepository, type FiltroDisparos } from './consulta-repository.ts'
import { estadoDeSaida } from './decisao.ts'
import { describeDisparo } from './describe.ts'
import { createPedidoRepository } from './pedido-repository.ts'

export interface DisparosDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  documentos: Documentos
  sinal: Sinal
  demonstracao: boolean
}

export interface PedidoSegundaVia {
  faturaId: number
  endereco: string
  atendimentoId?: number | null | undefined
}

export function createDisparosService(deps: DisparosDeps) {
  const { unitOfWork, escrever, relogio, documentos, sinal } = deps
  const { tables } = unitOfWork
  const consultas = createConsultaRepository(tables)
  const pedidos = createPedidoRepository(tables)
  const contextoDoAtendimento = createContextoDoAtendimento(tables)

  const find = async (tx: ReadTx, id: number) => encontrado(await consultas.find(tx, id), 'Este disparo')
  const describe = async (tx: ReadTx, id: number): Promise<Disparo> => describeDisparo(await find(tx, id))

  /** @throws ErroDominio `validacao` for an unknown bill, `estado_invalido` for one that may not leave. */
  async function faturaQuePodeSair(tx: ReadTx, faturaId: number) {
    const fatura = await pedidos.findFatura(tx, faturaId)
    if (!fatura) throw campoInvalido('faturaId', 'Esta fatura não existe.')
    const saida = estadoDeSaida(
      { ...fatura, autorizada: fatura.autorizadaEm !== null },
      { apresentarSemAutorizar: true, demonstracao: deps.demonstracao },
    )
    if (saida.motivo) throw new ErroDominio('estado_invalido', saida.motivo)
    if (saida.estado !== 'na_fila') {
      throw new ErroDominio('estado_invalido', 'Esta fatura ainda espera a autorização fiscal.')
    }
    return fatura
  }

  return {
    async list(filtro: FiltroDisparos) {
      const rows = await unitOfWork.read((tx) => consultas.list(tx, { ...filtro, limite: filtro.limite + 1 }))
      const itens = rows.slice(0, filtro.limite).map(describeDisparo)
      return { itens, depois: rows.length > filtro.limite ? (itens.at(-1)?.id ?? null) : null }
    },

    find: (id: number): Promise<DisparoDetalhe> =>
      unitOfWork.read(async (tx) => {
        const gravado = await find(tx, id)
        const { documentoHash, versaoModelo, messageId } = gravado.disparo
        const historico = (await consultas.tentativas(tx, id)).map(({ inicio, fim, ...tentativa }) => ({
          ...tentativa,
          inicio: inicio.toISOString(),
          fim: fim?.toISOString() ?? null,
        }))
        const { protocolo } = gravado
        return { ...describeDisparo(gravado), documentoHash, versaoModelo, messageId, protocolo, historico }
      }),

    /** Sends the 2ª via of a bill to an address, as typed. */
    async createSegundaVia(contexto: Contexto, pedido: PedidoSegundaVia): Promise<Disparo> {
      const chavePedido = contexto.idempotencia?.chave ?? randomUUID()
      const disparo = await escrever(contexto, async (tx) => {
        const fatura = await faturaQuePodeSair(tx, pedido.faturaId)
        const atendimentoId = await contextoDoAtendimento(tx, contexto, pedido.atendimentoId)
        const { hash, versaoModelo } = renderSegundaVia(documentos, fatura)
        const agora = relogio.agora()
        const id = await pedidos.insert(tx, {
          chave: chaveSegundaVia(chavePedido, fatura.id, 'email', pedido.endereco),
          faturaId: fatura.id,
          ucId: fatura.ucId,
          atendimentoId,
          usuarioId: contexto.autor.usuarioId,
          finalidade: 'segunda_via',
          conteudo: 'fatura',
          meio: 'email',
          endereco: pedido.endereco,
          estado: 'na_fila',
          segurado: false,
          documentoHash: hash,
          versaoModelo,
          criadoEm: agora,
          liberadoEm: agora,
          proximaTentativaEm: agora,
          tentativas: 0,
          estadoEm: agora,
        })
        return describe(tx, id)
      })
      sinal.notify()
      return disparo
    },

    /** @throws ErroDominio `estado_invalido` unless the disparo is held in the panel. */
    hold: (contexto: Contexto, id: number, segurado: boolean): Promise<Disparo> =>
      escrever(contexto, async (tx) => {
        await find(tx, id)
        if (!(await pedidos.hold(tx, id, segurado))) {
          throw new ErroDominio(
            'estado_invalido',
            'Só um disparo retido no painel pode ser segurado ou solto.',
          )
        }
        return describe(tx, id)
      }),

    /** @throws ErroDominio `estado_invalido` unless it has failed and its address is still wanted. */
    async resend(contexto: Contexto, id: number): Promise<Disparo> {
      const disparo = await escrever(contexto, async (tx) => {
        const { disparo: atual } = await find(tx, id)
        if (atual.estado !== 'falhou' && atual.estado !== 'devolvido') {
          throw new ErroDominio(
            'estado_invalido',
            'Só um disparo que falhou ou foi devolvido pode ser reenviado.',
          )
        }
        const { destinatarioId } = atual
        if (destinatarioId !== null && !(await pedidos.isDestinatarioVigente(tx, destinatarioId))) {
          throw new ErroDominio('estado_invalido', 'Este endereço já não está na adesão da UC.')
        }
        await pedidos.requeue(tx, id, atual.estado, relogio.agora())
        return describe(tx, id)
      })
      sinal.notify()
      return disparo
    },
  }
}

export type DisparosService = ReturnType<typeof createDisparosService>
