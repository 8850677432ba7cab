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

/** The bill of a 2ª via and the document that its disparo freezes. */
export function createPrepararSegundaVia({ unitOfWork, documentos, demonstracao }: DisparosDeps) {
  const pedidos = createPedidoRepository(unitOfWork.tables)

  /** @throws ErroDominio `validacao` for an unknown bill, `estado_invalido` for one that may not leave. */
  return async (tx: ReadTx, faturaId: number) => {
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
    const { hash, versaoModelo } = renderSegundaVia(documentos, fatura)
    return { fatura, documento: { hash, versaoModelo } }
  }
}

/** Queues the 2ª via that a person asks for. */
export function createPedirSegundaVia(deps: DisparosDeps) {
  const { unitOfWork, relogio } = deps
  const pedidos = createPedidoRepository(unitOfWork.tables)
  const contextoDoAtendimento = createContextoDoAtendimento(unitOfWork.tables)
  const preparar = createPrepararSegundaVia(deps)

  return (contexto: Contexto, { faturaId, endereco, atendimentoId }: PedidoSegundaVia) => {
    // Outside the transaction, which may run more than once.
    const pedido = contexto.idempotencia?.chave ?? randomUUID()
    return async (tx: Tx): Promise<number> => {
      const { fatura, documento } = await preparar(tx, faturaId)
      const destinatarioId = await pedidos.findDestinatario(tx, fatura.ucId, endereco)
      const quem = {
        usuarioId: contexto.autor.usuarioId,
        atendimentoId: await contextoDoAtendimento(tx, contexto, atendimentoId),
      }
      const { id, ucId } = fatura
      const para = { pedido, fatura: { id, ucId }, endereco, destinatarioId, documento }
      return pedidos.insert(tx, novaSegundaVia({ ...para, ...quem, agora: relogio.agora() }))
    }
  }
}
