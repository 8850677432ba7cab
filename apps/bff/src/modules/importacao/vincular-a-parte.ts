import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { lerFatosGuardados } from '#emissao/document/fatos-guardados.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Condicoes } from '#modules/disparos/decisao.ts'
import type { FaturaNova, FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'
import { createEncerrarFaturas } from './encerrar-faturas.ts'
import { createFaturaImportRepository } from './fatura-repository.ts'
import { createUcsDasFaturas } from './uc-da-fatura.ts'

const LOTE = 30

/**
 * Bills kept aside whose UC has come since: they get it, and go out as if they had just come in, except those of an
 * archive and those that were cancelled or replaced meanwhile.
 */
export function createVincularAParte(deps: {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
  fila: FilaDeDisparos
  lerCondicoes: (tx: Tx) => Promise<Condicoes>
}) {
  const { unitOfWork, documentos, fila } = deps
  const repository = createFaturaImportRepository(unitOfWork.tables)
  const ucsDasFaturas = createUcsDasFaturas(repository)
  const encerrar = createEncerrarFaturas(unitOfWork.tables)

  /** One batch, after the bill of that id. @returns the last id seen, or null at the end. */
  async function linkBatch(tx: Tx, depois: number): Promise<{ ultima: number | null; vinculadas: number }> {
    const agora = deps.relogio.agora()
    const aParte = await repository.aParte(tx, depois, LOTE)
    const ucs = await ucsDasFaturas.find(
      tx,
      aParte.map(({ ucInformada }) => ucInformada),
    )
    const chaves = aParte.map(({ chave }) => chave)
    const substituidas = await encerrar.jaSubstituidas(tx, chaves)
    const faturas: FaturaNova[] = []
    let vinculadas = 0
    for (const { xml, vencimento, tipo, canceladaEm, chave, ...fatura } of aParte) {
      const uc = ucs.get(fatura.ucInformada)
      if (!uc) continue
      const nf3e = lerFatosGuardados({ tipo, xmlDeflate: xml })
      const consumidorId = await ucsDasFaturas.titular(tx, nf3e, uc, agora)
      vinculadas++
      await repository.linkUc(tx, fatura.id, { ucId: uc.id, consumidorId })
      if (tipo === 'fatura_energia' || canceladaEm || substituidas.has(chave)) continue
      // Printed then and overdue now, as an archive's are: the customer had it long ago.
      if (fatura.jaImpressa && vencimento < saoPauloDay(agora)) continue
      const opcoes = { via: 1, ucNumeroAnterior: uc.numeroAnterior, xmlDeflate: xml } as const
      const { hash, versaoModelo } = documentos.render(nf3e, opcoes)
      const autorizada = fatura.autorizadaEm !== null
      faturas.push({ ...fatura, consumidorId, autorizada, ucId: uc.id, documento: { hash, versaoModelo } })
    }
    await fila.decidirPrimeiraVia(tx, { faturas, condicoes: await deps.lerCondicoes(tx), agora })
    const ultima = aParte.length === LOTE ? (aParte.at(-1)?.id ?? null) : null
    return { ultima, vinculadas }
  }

  /** @returns how many bills found their UC. */
  return async (): Promise<number> => {
    let total = 0
    for (let depois: number | null = 0; depois !== null;) {
      const from: number = depois
      const { ultima, vinculadas } = await unitOfWork.transaction((tx) => linkBatch(tx, from))
      total += vinculadas
      depois = ultima
      await yieldToOthers()
    }
    return total
  }
}
