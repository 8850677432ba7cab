import { randomUUID } from 'node:crypto'
import type { Contexto } from '#contexto.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import { createContextoDoAtendimento } from '#modules/atendimento/contexto-do-atendimento.ts'
import { renderSegundaVia } from '#modules/faturas/documento.ts'
import { estadoDeSaida } from './decisao.ts'
import { novaSegundaVia } from './novos.ts'
import { createPedidoRepository } from './pedido-repository.ts'
import type { DisparosDeps } from './service.ts'

export interface PedidoSegundaVia {
  faturaId: number
  endereco: string
  atendimentoId?: number | null | undefined
}

/** Queues the 2ª via that a person asks for. */
export function createPedirSegundaVia({ unitOfWork, relogio, documentos, demonstracao }: DisparosDeps) {
  const pedidos = createPedidoRepository(unitOfWork.tables)
  const contextoDoAtendimento = createContextoDoAtendimento(unitOfWork.tables)

  /** @throws ErroDominio `validacao` for an unknown bill, `estado_invalido` for one that may not leave. */
  async function faturaQuePodeSair(tx: ReadTx, faturaId: number) {
    const fatura = await pedidos.findFatura(tx, faturaId)
    if (!fatura) throw campoInvalido('faturaId', 'Esta fatura não existe.')
    const saida = estadoDeSaida(
      { ...fatura, autorizada: fatura.autorizadaEm !== null },
      { apresentarSemAutorizar: true, demonstracao },
    )
    if (saida.motivo) throw new ErroDominio('estado_invalido', saida.motivo)
    if (saida.estado !== 'na_fila') {
      throw new ErroDominio('estado_invalido', 'Esta fatura ainda espera a autorização fiscal.')
    }
    return fatura
  }

  return (contexto: Contexto, { faturaId, endereco, atendimentoId }: PedidoSegundaVia) => {
    // Outside the transaction, which may run more than once.
    const pedido = contexto.idempotencia?.chave ?? randomUUID()
    return async (tx: Tx): Promise<number> => {
      const fatura = await faturaQuePodeSair(tx, faturaId)
      const { hash, versaoModelo } = renderSegundaVia(documentos, fatura)
      const quem = {
        usuarioId: contexto.autor.usuarioId,
        atendimentoId: await contextoDoAtendimento(tx, contexto, atendimentoId),
      }
      const documento = { hash, versaoModelo }
      const agora = relogio.agora()
      return pedidos.insert(tx, novaSegundaVia({ pedido, fatura, endereco, documento, ...quem, agora }))
    }
  }
}
