import { randomUUID } from 'node:crypto'
import type { Ciencia } from '@ramal/shared/contracts/disparos.ts'
import type { Contexto } from '#contexto.ts'
import type { MeioDisparo } from '#db/schema/emissao.ts'
import type { Tx } from '#db/tx.ts'
import type { ConteudoDaFatura } from '#emissao/engine/documentos.ts'
import { campoInvalido } from '#erros.ts'
import { createContextoDoAtendimento } from '#modules/atendimento/contexto-do-atendimento.ts'
import { createGuardarEnderecos } from '#modules/destinos/guardar.ts'
import { createLerEnderecosPedidos, type EnderecoPedido } from './enderecos-pedidos.ts'
import { createEnfileirarPedido, type PedidoAceito } from './enfileirar-pedido.ts'
import { createLerFaturasPedidas } from './faturas-pedidas.ts'
import { createPedidosRepository } from './pedidos-repository.ts'
import type { DisparosDeps } from './service.ts'

export interface PedidoDeDisparos {
  faturaIds: readonly number[]
  conteudo: ConteudoDaFatura
  meio: MeioDisparo
  /** As typed; none for paper. */
  enderecos: readonly string[]
  /** Of paper: by this browser, or with the next print lot. */
  impressao: 'agora' | 'lote'
  assunto?: string | null | undefined
  recado?: string | null | undefined
  confirmarLeitura: boolean
  guardarNoCadastro: boolean
  consentimento: boolean
  ciente: readonly Ciencia[]
  atendimentoId?: number | null | undefined
}

/** A transaction is short: rows of one request, bills by addresses. */
const MAX_DISPAROS = 200

/** Queues what a person wants sent or printed: bills of one UC, by one channel, to some addresses. */
export function createPedir(deps: DisparosDeps) {
  const { unitOfWork, relogio } = deps
  const { tables } = unitOfWork
  const contextoDoAtendimento = createContextoDoAtendimento(tables)
  const lerFaturas = createLerFaturasPedidas(deps)
  const lerEnderecos = createLerEnderecosPedidos(deps)
  const guardarEnderecos = createGuardarEnderecos(tables)
  const pedidos = createPedidosRepository(tables)
  const enfileirar = createEnfileirarPedido(tables)

  async function guardar(
    tx: Tx,
    pedido: PedidoDeDisparos,
    aceito: PedidoAceito,
    enderecos: EnderecoPedido[],
  ) {
    const { meio, agora, usuarioId, atendimentoId } = aceito
    if (!pedido.guardarNoCadastro || meio === 'impressao') return
    const novos = enderecos.filter(({ origem }) => origem === null).map(({ endereco }) => endereco)
    const quem = { usuarioId, atendimentoId }
    await guardarEnderecos(tx, { ucId: aceito.ucId, meio, enderecos: novos, ...quem }, agora)
  }

  /**
   * @returns the id of the request
   * @throws ErroDominio as faturas-pedidas.ts and enderecos-pedidos.ts say; `validacao` for what does not go together
   */
  return (contexto: Contexto, pedido: PedidoDeDisparos) => {
    // Outside the transaction, which may run more than once.
    const chave = contexto.idempotencia?.chave ?? randomUUID()
    assertCombina(pedido)
    return async (tx: Tx): Promise<number> => {
      const { meio, conteudo, confirmarLeitura, impressao, consentimento } = pedido
      const { ucId, faturas } = await lerFaturas(tx, pedido)
      const enderecos = meio === 'impressao' ? [] : await lerEnderecos(tx, { ...pedido, ucId, meio })
      if (faturas.length * enderecos.length > MAX_DISPAROS) {
        throw campoInvalido('enderecos', `São envios demais de uma vez: o limite é de ${MAX_DISPAROS}.`)
      }
      const agora = relogio.agora()
      const { usuarioId } = contexto.autor
      const atendimentoId = await contextoDoAtendimento(tx, contexto, pedido.atendimentoId)
      const { assunto = null, recado = null } = pedido
      const quem = { usuarioId, atendimentoId }
      const row = { chave, ...quem, criadoEm: agora, assunto, recado, consentimento }
      const pedidoId = await pedidos.create(tx, row)
      const forma = { meio, conteudo, confirmarLeitura, impressao }
      const aceito = { pedidoId, ucId, faturas, enderecos, agora, ...forma, ...quem }
      await enfileirar(tx, aceito)
      await guardar(tx, pedido, aceito, enderecos)
      return pedidoId
    }
  }
}

/** What of a request does not go together, whatever bill it is of. */
function assertCombina({
  meio,
  conteudo,
  enderecos,
  assunto,
  recado,
  confirmarLeitura,
}: PedidoDeDisparos): void {
  if (meio === 'sms' && conteudo !== 'barra') {
    throw campoInvalido('meio', 'Por SMS vai só a barra de pagamento, não a fatura inteira.')
  }
  if (meio === 'impressao' && enderecos.length > 0) {
    throw campoInvalido('enderecos', 'Para imprimir não se informa endereço.')
  }
  // Words that would be lost are refused, not dropped.
  const soPorEmail = Object.entries({ assunto, recado, confirmarLeitura }).find(([, valor]) => valor)
  if (meio !== 'email' && soPorEmail) throw campoInvalido(soPorEmail[0], 'Isto só existe por e-mail.')
}
