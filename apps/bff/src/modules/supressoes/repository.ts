import { and, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { MeioDisparo } from '#db/schema/emissao.ts'
import type { MotivoSupressao } from '#db/schema/retornos.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

/** What can be written to. */
export type MeioComEndereco = Exclude<MeioDisparo, 'impressao'>

export interface FiltroDeSupressoes {
  motivo: MotivoSupressao | null
  /** Part of an address, lower case; null for all. */
  trecho: string | null
  /** Only those that keep mail back at this moment; null also lists what was lifted or has expired. */
  vigentesEm: Date | null
  /** Only rows before this one. */
  antesDe: number | null
  limite: number
}

export function createSupressaoRepository(tables: Tables) {
  const { supressoes } = tables
  type Nova = typeof supressoes.$inferInsert
  return {
    ...listagens(tables),

    /** Of these addresses of a channel, those that were not lifted, in force or expired. */
    abertas: (tx: ReadTx, meio: MeioComEndereco, enderecos: readonly string[]) =>
      tx
        .select()
        .from(supressoes)
        .where(
          and(
            eq(supressoes.meio, meio),
            inArray(supressoes.endereco, [...enderecos]),
            isNull(supressoes.levantadaEm),
          ),
        ),

    async find(tx: ReadTx, id: number) {
      const [row] = await tx.select().from(supressoes).where(eq(supressoes.id, id))
      return row ?? null
    },

    async insert(tx: Tx, nova: Nova): Promise<number> {
      const [row] = await tx.insert(supressoes).values(nova).returning({ id: supressoes.id })
      return row!.id
    },

    async update(tx: Tx, id: number, mudancas: Partial<Nova>): Promise<void> {
      await tx.update(supressoes).set(mudancas).where(eq(supressoes.id, id))
    },
  }
}

function listagens({ supressoes, usuarios }: Tables) {
  const { endereco, motivo, levantadaEm, expiraEm, id } = supressoes
  type Row = typeof supressoes.$inferSelect

  /** With the names of who made and who lifted each. */
  async function named(tx: ReadTx, rows: readonly Row[]) {
    const ids = new Set(rows.flatMap((row) => [row.criadaPor ?? [], row.levantadaPor ?? []].flat()))
    const users =
      ids.size === 0
        ? []
        : await tx
            .select({ id: usuarios.id, nome: usuarios.nome })
            .from(usuarios)
            .where(inArray(usuarios.id, [...ids]))
    const nomes = new Map<number | null, string>(users.map((user) => [user.id, user.nome]))
    return rows.map((row) => ({
      ...row,
      criadaPor: nomes.get(row.criadaPor) ?? null,
      levantadaPor: nomes.get(row.levantadaPor) ?? null,
    }))
  }

  return {
    async findListada(tx: ReadTx, supressaoId: number) {
      const [row] = await named(tx, await tx.select().from(supressoes).where(eq(id, supressaoId)))
      return row ?? null
    },

    /** Newest first. */
    async list(tx: ReadTx, filtro: FiltroDeSupressoes) {
      const rows = await tx
        .select()
        .from(supressoes)
        .where(
          and(
            filtro.motivo ? eq(motivo, filtro.motivo) : undefined,
            filtro.trecho ? sql`${endereco} like ${containing(filtro.trecho)} escape '!'` : undefined,
            filtro.vigentesEm
              ? and(isNull(levantadaEm), or(isNull(expiraEm), gt(expiraEm, filtro.vigentesEm)))
              : undefined,
            filtro.antesDe === null ? undefined : lt(id, filtro.antesDe),
          ),
        )
        .orderBy(desc(id))
        .limit(filtro.limite)
      return named(tx, rows)
    },
  }
}

const containing = (trecho: string) => `%${trecho.replace(/[!%_]/g, '!$&')}%`

export type SupressaoListada = Awaited<ReturnType<ReturnType<typeof listagens>['list']>>[number]
