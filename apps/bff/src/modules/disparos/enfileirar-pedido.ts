import type { Tables } from '#db/schema.ts'
import type { MeioDisparo } from '#db/schema/emissao.ts'
import type { Tx } from '#db/tx.ts'
import type { ConteudoDaFatura } from '#emissao/engine/documentos.ts'
import type { EnderecoPedido } from './enderecos-pedidos.ts'
import type { FaturaLida } from './faturas-pedidas.ts'
import { entregueAoNavegador, juntoCom, novaSegundaVia, paraOLote } from './novos.ts'
import { createPedidosRepository } from './pedidos-repository.ts'

/** A request that was found good. */
export interface PedidoAceito {
  pedidoId: number
  ucId: number
  faturas: readonly FaturaLida[]
  enderecos: readonly Pick<EnderecoPedido, 'endereco' | 'destinatarioId' | 'origem'>[]
  meio: MeioDisparo
  conteudo: ConteudoDaFatura
  confirmarLeitura: boolean
  impressao: 'agora' | 'lote'
  usuarioId: number | null
  atendimentoId: number | null
  agora: Date
}

const NO_NAVEGADOR = 'Aberto para impressão no navegador de quem pediu.'
interface Para {
  endereco: string | null
  destinatarioId: number | null
  digitado: boolean
}

const PAPEL: Para = { endereco: null, destinatarioId: null, digitado: false }

/** Makes the disparos of a request: one per bill and address, or per bill on paper. */
export function createEnfileirarPedido(tables: Tables) {
  const { insertDisparos, insertTentativas } = createPedidosRepository(tables)

  const novos = (aceito: PedidoAceito, para: Para) => {
    const { pedidoId, meio, conteudo, confirmarLeitura, usuarioId, atendimentoId, agora } = aceito
    const quem = { pedidoId, usuarioId, atendimentoId, agora }
    return aceito.faturas.map(({ documento, ...fatura }) =>
      novaSegundaVia({
        fatura,
        documento,
        meio,
        conteudo,
        confirmarLeitura,
        ...quem,
        para,
      }),
    )
  }

  async function imprimir(tx: Tx, aceito: PedidoAceito): Promise<void> {
    const folhas = novos(aceito, PAPEL)
    if (aceito.impressao === 'lote') {
      await insertDisparos(tx, folhas.map(paraOLote))
      return
    }
    const ids = await insertDisparos(tx, folhas.map(entregueAoNavegador))
    await insertTentativas(tx, ids, aceito.agora, NO_NAVEGADOR)
  }

  return async (tx: Tx, aceito: PedidoAceito): Promise<void> => {
    if (aceito.meio === 'impressao') return imprimir(tx, aceito)
    for (const { endereco, destinatarioId, origem } of aceito.enderecos) {
      const [first, ...others] = novos(aceito, { endereco, destinatarioId, digitado: origem === null })
      // By e-mail all bills of an address are one message, which the first stands for.
      const lead = aceito.meio === 'email'
      const [leadId] = await insertDisparos(tx, lead ? [first!] : [first!, ...others])
      if (lead)
        await insertDisparos(
          tx,
          others.map((novo) => juntoCom(novo, leadId!)),
        )
    }
  }
}
