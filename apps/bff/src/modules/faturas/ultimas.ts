import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createFaturaRepository } from './repository.ts'
import { resumirFatura } from './resumo.ts'

/** A year and the month to compare it with. */
const ULTIMAS = 13

/** The latest bills of a UC, newest first, as its page shows them. */
export function createUltimasFaturas(tables: Tables) {
  const repository = createFaturaRepository(tables)
  return async (tx: ReadTx, ucId: number, agora: Date): Promise<FaturaResumo[]> => {
    const hoje = saoPauloDay(agora)
    const rows = await repository.latestOfUc(tx, ucId, ULTIMAS)
    return rows.map((row) => resumirFatura(row, hoje))
  }
}
