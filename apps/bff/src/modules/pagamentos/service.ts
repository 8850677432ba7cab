import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'
import { createImportarPagamentos } from './importar.ts'
import { createReceberPix, type LerSegredoPix } from './pix.ts'
import { createPagamentoRepository } from './repository.ts'

export interface PagamentosDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  lerSegredoPix: LerSegredoPix
}

/** What comes in of the bills' value, by bank file, CSV and Pix. */
export function createPagamentosService(deps: PagamentosDeps) {
  const repository = createPagamentoRepository(deps.unitOfWork.tables)
  return {
    importar: createImportarPagamentos(deps),
    receberPix: createReceberPix(deps),

    /** Payments whose bill is not known, in the order they came. */
    async listSemFatura({ depois = 0, limite }: { depois?: number | undefined; limite: number }) {
      const rows = await deps.unitOfWork.read((tx) =>
        repository.semFatura(tx, { depois, limite: limite + 1 }),
      )
      const itens = rows.slice(0, limite).map((row) => ({
        id: row.id,
        origem: row.origem,
        valorCentavos: row.valorCentavos,
        pagoEm: row.pagoEm,
        creditoEm: row.creditoEm,
        banco: row.banco,
        referencia: row.referencia,
        recebidoEm: row.recebidoEm.toISOString(),
      }))
      return { itens, depois: rows.length > limite ? (itens.at(-1)?.id ?? null) : null }
    },
  }
}

export type PagamentosService = ReturnType<typeof createPagamentosService>
