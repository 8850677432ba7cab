import type { TipoRetorno } from '#db/schema/retornos.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createRetornoConsultas } from './repository.ts'

export interface PedidoDeRetornos {
  tipo?: TipoRetorno | undefined
  situacao: 'todos' | 'sem_disparo'
  depois?: number | undefined
  limite: number
}

export function createRetornosService({ read, tables }: Pick<UnitOfWork, 'read' | 'tables'>) {
  const consultas = createRetornoConsultas(tables)
  return {
    /** Newest first. */
    async listar({ tipo, situacao, depois, limite }: PedidoDeRetornos) {
      const semDisparo = situacao === 'sem_disparo'
      const filtro = { tipo: tipo ?? null, semDisparo, antesDe: depois ?? null, limite: limite + 1 }
      const rows = await read((tx) => consultas.list(tx, filtro))
      const itens = rows
        .slice(0, limite)
        .map(({ recebidoEm, ...row }) => ({ ...row, recebidoEm: recebidoEm.toISOString() }))
      return { itens, depois: rows.length > limite ? (itens.at(-1)?.id ?? null) : null }
    },

    /** Of each kind that ever came. */
    contar: async () => ({ itens: await read((tx) => consultas.contar(tx)) }),
  }
}

export type RetornosService = ReturnType<typeof createRetornosService>
