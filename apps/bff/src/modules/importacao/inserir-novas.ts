import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { FaturaNova, FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createAplicarPagamentos } from '#modules/pagamentos/aplicar.ts'
import { faturaNova } from './fatura-nova.ts'
import { createFaturaImportRepository } from './fatura-repository.ts'
import type { Congelar, LoteDeFaturas } from './gravar-lote.ts'
import type { Nf3eRecebida } from './nf3e-recebida.ts'
import { createUcsDasFaturas } from './uc-da-fatura.ts'

export interface NovasInseridas {
  aParte: number
  ucsCriadas: number[]
}

/**
 * Keeps bills that were not here, with their UCs, and queues what they cause. Bills kept aside (`semUc`) that came again
 * only get their UC made; the end of the import links them.
 */
export function createInserirNovas(deps: { tables: Tables; fila: FilaDeDisparos; congelar: Congelar }) {
  const repository = createFaturaImportRepository(deps.tables)
  const ucsDasFaturas = createUcsDasFaturas(repository)
  const pagamentos = createAplicarPagamentos(deps.tables)

  /** UCs by the number that the bills name; unknown ones are made where the parameter says so. */
  async function resolveUcs(tx: Tx, lote: LoteDeFaturas, recebidas: readonly Nf3eRecebida[]) {
    const numeros = recebidas.map(({ nf3e }) => nf3e.acesso.ucNumero)
    const ucs = await ucsDasFaturas.find(tx, numeros)
    const ucsCriadas: number[] = []
    for (const { nf3e } of lote.criarUcDesconhecida ? recebidas : []) {
      if (ucs.has(nf3e.acesso.ucNumero)) continue
      const uc = await ucsDasFaturas.create(tx, nf3e, lote.agora)
      ucsCriadas.push(uc.id)
      ucs.set(nf3e.acesso.ucNumero, uc)
    }
    return { ucs, ucsCriadas }
  }

  return async (
    tx: Tx,
    lote: LoteDeFaturas,
    { novas, semUc }: { novas: readonly Nf3eRecebida[]; semUc: readonly Nf3eRecebida[] },
  ): Promise<NovasInseridas> => {
    const { ucs, ucsCriadas } = await resolveUcs(tx, lote, [...novas, ...semUc])
    const rows = []
    for (const recebida of novas) {
      const uc = ucs.get(recebida.nf3e.acesso.ucNumero)
      const consumidorId = uc ? await ucsDasFaturas.titular(tx, recebida.nf3e, uc, lote.agora) : null
      rows.push({
        recebida,
        uc,
        fatura: { ...faturaNova(recebida, lote), ucId: uc?.id ?? null, consumidorId },
      })
    }
    const ids = await repository.insertFaturas(
      tx,
      rows.map(({ fatura, recebida }) => ({ fatura, xml: recebida.xml })),
    )
    await pagamentos.vincular(
      tx,
      rows.flatMap(({ fatura }) => ({ ...fatura, id: ids.get(fatura.chave) ?? 0 })),
      { usuarioId: null, agora: lote.agora },
    )
    const faturas = rows.flatMap(({ fatura, recebida, uc }): FaturaNova[] => {
      const id = ids.get(fatura.chave)
      if (id === undefined || !uc || lote.historico) return []
      const documento = deps.congelar(recebida, uc.numeroAnterior)
      return [{ ...fatura, id, ucId: uc.id, autorizada: fatura.autorizadaEm !== null, documento }]
    })
    await deps.fila.decidirPrimeiraVia(tx, { faturas, condicoes: lote.condicoes, agora: lote.agora })
    return { aParte: rows.filter(({ uc }) => !uc).length, ucsCriadas }
  }
}
