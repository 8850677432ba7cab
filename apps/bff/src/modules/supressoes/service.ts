import type { Supressao } from '@ramal/shared/contracts/supressoes.ts'
import type { Contexto } from '#contexto.ts'
import type { MotivoSupressao } from '#db/schema/retornos.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import type { Relogio } from '#relogio.ts'
import { createSupressaoRepository, type SupressaoListada } from './repository.ts'
import { createSupressoes } from './supressoes.ts'

export interface PedidoDeLista {
  motivo?: MotivoSupressao | undefined
  situacao: 'vigentes' | 'todas'
  /** Part of an address. */
  endereco?: string
  depois?: number | undefined
  limite: number
}

interface Deps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
}

const DIA_MS = 86_400_000

export function createSupressoesService(deps: Deps) {
  const { unitOfWork, relogio } = deps
  const repository = createSupressaoRepository(unitOfWork.tables)

  return {
    /** Newest first. */
    async listar({ motivo, situacao, endereco, depois, limite }: PedidoDeLista) {
      const agora = relogio.agora()
      const filtro = {
        motivo: motivo ?? null,
        trecho: endereco?.toLowerCase() ?? null,
        vigentesEm: situacao === 'vigentes' ? agora : null,
        antesDe: depois ?? null,
        limite: limite + 1,
      }
      const rows = await unitOfWork.read((tx) => repository.list(tx, filtro))
      const itens = rows.slice(0, limite).map((row) => describe(row, agora))
      return { itens, depois: rows.length > limite ? (itens.at(-1)?.id ?? null) : null }
    },

    ...createMudancas(deps),
  }
}

export type SupressoesService = ReturnType<typeof createSupressoesService>

function createMudancas({ unitOfWork, escrever, relogio }: Deps) {
  const repository = createSupressaoRepository(unitOfWork.tables)
  const supressoes = createSupressoes(unitOfWork.tables)

  async function ver(tx: ReadTx, id: number, agora: Date): Promise<Supressao> {
    return describe(encontrado(await repository.findListada(tx, id), 'Esta supressão'), agora)
  }

  return {
    /** One that is suppressed already keeps the heavier motive of the two. */
    criar(
      contexto: Contexto,
      {
        endereco,
        evidencia,
        dias,
      }: { endereco: string; evidencia: string; dias?: number | null | undefined },
    ): Promise<Supressao> {
      return escrever(contexto, async (tx) => {
        const agora = relogio.agora()
        const expiraEm = dias ? new Date(agora.getTime() + dias * DIA_MS) : null
        const por = contexto.autor.usuarioId
        const id = await supressoes.suprimir(tx, {
          endereco,
          evidencia,
          motivo: 'manual',
          por,
          agora,
          expiraEm,
        })
        return ver(tx, id, agora)
      })
    },

    /** @throws ErroDominio `nao_encontrado`, or `estado_invalido` when it was lifted before. */
    levantar(contexto: Contexto, id: number, motivo: string): Promise<Supressao> {
      return escrever(contexto, async (tx) => {
        const agora = relogio.agora()
        await ver(tx, id, agora)
        const por = contexto.autor.usuarioId
        if (!(await supressoes.levantar(tx, { id, por, motivo, agora }))) {
          throw new ErroDominio('estado_invalido', 'Esta supressão já foi levantada.')
        }
        return ver(tx, id, agora)
      })
    },
  }
}

const describe = ({ criadaEm, expiraEm, levantadaEm, ...row }: SupressaoListada, agora: Date): Supressao => ({
  ...row,
  criadaEm: criadaEm.toISOString(),
  expiraEm: expiraEm?.toISOString() ?? null,
  levantadaEm: levantadaEm?.toISOString() ?? null,
  vigente: levantadaEm === null && (expiraEm === null || expiraEm > agora),
})
