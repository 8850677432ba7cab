import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createAplicarPagamentos } from '#modules/pagamentos/aplicar.ts'
import type { FaturaPagavel } from '#modules/pagamentos/lido.ts'
import { createEncerrarFaturas } from './encerrar-faturas.ts'
import type { FaturaRecebida } from './nf3e-recebida.ts'
import { pagamentoInformado } from './pagamento-informado.ts'

export interface FaturaGravada {
  fatura: FaturaPagavel & {
    chave: string
    valorCentavos: number
    numeroFiscal: number
    chaveSubstituida: string | null
    autorizadaEm: Date | null
  }
  recebida: Pick<FaturaRecebida, 'energia'>
}

/** What a bill that was just kept settles: payments that came before it, those its source tells of, the bill it replaces. */
export function createAcertarFaturas(tables: Tables) {
  const pagamentos = createAplicarPagamentos(tables)
  const encerrar = createEncerrarFaturas(tables)

  return async (
    tx: Tx,
    { importacaoId, agora }: { importacaoId: number; agora: Date },
    gravadas: readonly FaturaGravada[],
  ): Promise<void> => {
    const ato = { usuarioId: null, agora }
    await pagamentos.vincular(
      tx,
      gravadas.map(({ fatura }) => fatura),
      ato,
    )
    const pagas = gravadas.flatMap(({ fatura, recebida }) => {
      const paga = recebida.energia?.situacao.paga
      return paga ? [pagamentoInformado(fatura, paga)] : []
    })
    await pagamentos.aplicarAs(tx, pagas, { ...ato, importacaoId })
    for (const { fatura } of gravadas) {
      const { chaveSubstituida: chave, numeroFiscal } = fatura
      if (chave !== null && fatura.autorizadaEm)
        await encerrar.substituida(tx, { chave, numeroFiscal, agora })
    }
  }
}
