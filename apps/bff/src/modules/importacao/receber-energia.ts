import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createAplicarPagamentos } from '#modules/pagamentos/aplicar.ts'
import { createEncerrarFaturas } from './encerrar-faturas.ts'
import type { EnergiaLida } from './energia-linha.ts'
import { faturaNova } from './fatura-nova.ts'
import type { LoteDeFaturas } from './gravar-lote.ts'
import { falhaDe, type FaturaRecebida } from './nf3e-recebida.ts'
import { pagamentoInformado } from './pagamento-informado.ts'
import type { Falha } from './resultado.ts'

/** An older bill that is already here: only how it stands may be told anew. */
export function createReceberEnergia(tables: Tables) {
  const pagamentos = createAplicarPagamentos(tables)
  const encerrar = createEncerrarFaturas(tables)

  return async (
    tx: Tx,
    lote: LoteDeFaturas,
    recebida: FaturaRecebida & { energia: EnergiaLida },
    existente: { id: number; hash: string; ucId: number | null },
  ): Promise<'repetidos' | 'atualizados' | Falha> => {
    const { nome, linha = null, xml, energia } = recebida
    if (existente.hash !== xml.hash) {
      const mensagem = 'Já existe uma fatura desta UC, competência e número de documento com outros dados.'
      return { ...falhaDe(nome, mensagem, 'numero_documento'), linha }
    }
    const { importacaoId, agora } = lote
    const fatura = { ...faturaNova(recebida, lote), id: existente.id, ucId: existente.ucId }
    const pagas = energia.situacao.paga ? [pagamentoInformado(fatura, energia.situacao.paga)] : []
    const pagos = await pagamentos.aplicarAs(tx, pagas, { importacaoId, usuarioId: null, agora })
    const { chave } = energia.registro
    const encerrada =
      energia.situacao.cancelada && (await encerrar.cancelada(tx, { chave, em: agora, agora }))
    return pagos > 0 || encerrada === 'cancelada' ? 'atualizados' : 'repetidos'
  }
}
