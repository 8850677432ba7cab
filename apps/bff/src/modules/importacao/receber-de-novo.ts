import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { reopenNf3e } from '#emissao/nf3e/guarda.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createEncerrarFaturas } from './encerrar-faturas.ts'
import { createFaturaImportRepository } from './fatura-repository.ts'
import type { Congelar, LoteDeFaturas } from './gravar-lote.ts'
import { autorizacaoDe, falhaDe, isMesmaNf3e, type FaturaRecebida } from './nf3e-recebida.ts'
import { createReceberEnergia } from './receber-energia.ts'
import type { Falha } from './resultado.ts'

/** A bill that is already here: unchanged, now authorised, or refused as another one under the same key. */
export function createReceberDeNovo(deps: { tables: Tables; fila: FilaDeDisparos; congelar: Congelar }) {
  const repository = createFaturaImportRepository(deps.tables)
  const encerrar = createEncerrarFaturas(deps.tables)
  const receberEnergia = createReceberEnergia(deps.tables)

  async function authorize(
    tx: Tx,
    lote: LoteDeFaturas,
    recebida: FaturaRecebida,
    pedido: { faturaId: number; autorizacao: { protocolo: string; em: Date } },
  ): Promise<void> {
    const fatura = await repository.authorize(tx, pedido.faturaId, {
      ...pedido.autorizacao,
      xml: recebida.xml,
    })
    const { numeroFiscal } = fatura
    const chave = recebida.nf3e.substituida?.chave ?? null
    if (chave !== null) await encerrar.substituida(tx, { chave, numeroFiscal, agora: lote.agora })
    if (fatura.ucId === null || fatura.canceladaEm) return
    // The authorised document shows its protocol: what has not left is frozen anew.
    const numeroAnterior = await repository.numeroAnterior(tx, fatura.ucId)
    await repository.refreeze(tx, fatura.id, 'primeira_via', deps.congelar(recebida, numeroAnterior, 1))
    await repository.refreeze(tx, fatura.id, 'segunda_via', deps.congelar(recebida, numeroAnterior, 2))
    await deps.fila.liberarAutorizada(tx, { fatura, condicoes: lote.condicoes, agora: lote.agora })
  }

  return async (
    tx: Tx,
    lote: LoteDeFaturas,
    recebida: FaturaRecebida,
    existente: { id: number; hash: string; ucId: number | null; autorizadaEm: Date | null },
  ): Promise<'repetidos' | 'atualizados' | Falha> => {
    const { nome, nf3e, xml } = recebida
    if (recebida.energia)
      return receberEnergia(tx, lote, { ...recebida, energia: recebida.energia }, existente)
    if (existente.hash === xml.hash) return 'repetidos'
    if (!isMesmaNf3e(reopenNf3e(await repository.xml(tx, existente.id)), nf3e)) {
      return falhaDe(nome, 'Já existe uma fatura com esta chave de acesso e outro conteúdo.', '@Id')
    }
    const autorizacao = autorizacaoDe(nf3e)
    if (existente.autorizadaEm || !autorizacao) return 'repetidos'
    await authorize(tx, lote, recebida, { faturaId: existente.id, autorizacao })
    return 'atualizados'
  }
}
