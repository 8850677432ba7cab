import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { FaturaNova, FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createAcertarFaturas } from './acertar-faturas.ts'
import { createEncerrarFaturas } from './encerrar-faturas.ts'
import { faturaNova } from './fatura-nova.ts'
import { createFaturaImportRepository } from './fatura-repository.ts'
import type { Congelar, LoteDeFaturas } from './gravar-lote.ts'
import type { FaturaRecebida } from './nf3e-recebida.ts'
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
  const acertar = createAcertarFaturas(deps.tables)
  const encerrar = createEncerrarFaturas(deps.tables)

  /** UCs by the number that the bills name; unknown ones are made where the parameter says so. */
  async function resolveUcs(tx: Tx, lote: LoteDeFaturas, recebidas: readonly FaturaRecebida[]) {
    const numeros = recebidas.map(({ nf3e }) => nf3e.acesso.ucNumero)
    const ucs = await ucsDasFaturas.find(tx, numeros)
    const ucsCriadas: number[] = []
    for (const { nf3e, energia } of lote.criarUcDesconhecida ? recebidas : []) {
      // An older bill does not tell enough of its UC.
      if (energia || ucs.has(nf3e.acesso.ucNumero)) continue
      const uc = await ucsDasFaturas.create(tx, nf3e, lote.agora)
      ucsCriadas.push(uc.id)
      ucs.set(nf3e.acesso.ucNumero, uc)
    }
    return { ucs, ucsCriadas }
  }

  return async (
    tx: Tx,
    lote: LoteDeFaturas,
    { novas, semUc }: { novas: readonly FaturaRecebida[]; semUc: readonly FaturaRecebida[] },
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
    const guardadas = rows.flatMap((row) => {
      const id = ids.get(row.fatura.chave)
      return id === undefined ? [] : [{ ...row, fatura: { ...row.fatura, id } }]
    })
    await acertar(tx, lote, guardadas)
    const chaves = guardadas.map(({ fatura }) => fatura.chave)
    const substituidas = await encerrar.jaSubstituidas(tx, chaves)
    const faturas = guardadas.flatMap(({ fatura, recebida, uc }): FaturaNova[] => {
      // An older bill is history: it reached its customer long ago.
      if (!uc || lote.historico || recebida.energia || substituidas.has(fatura.chave)) return []
      const documento = deps.congelar(recebida, uc.numeroAnterior)
      return [{ ...fatura, ucId: uc.id, autorizada: fatura.autorizadaEm !== null, documento }]
    })
    await deps.fila.decidirPrimeiraVia(tx, { faturas, condicoes: lote.condicoes, agora: lote.agora })
    return { aParte: rows.filter(({ uc }) => !uc).length, ucsCriadas }
  }
}
