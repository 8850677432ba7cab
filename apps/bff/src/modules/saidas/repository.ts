import { and, desc, eq, gt, notLike, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { DESTINATARIOS } from '#emissao/engine/saida/pessoas.ts'

/** The list is read by people. */
const MAXIMO = 200

export function createSaidaRepository({ saidas, contasEmail }: Tables) {
  const select = (tx: ReadTx) =>
    tx
      .select({
        chave: saidas.chave,
        falhasSeguidas: saidas.falhasSeguidas,
        abertaAte: saidas.abertaAte,
        motivo: saidas.motivo,
        atualizadaEm: saidas.atualizadaEm,
        conta: contasEmail.nome,
      })
      .from(saidas)
      .leftJoin(contasEmail, sql`${saidas.chave} = 'conta:' || ${contasEmail.id}`)

  return {
    /** Those that have failed since they last worked, the worst first; a person's number is no concern of a page. */
    emFalha: (tx: ReadTx) =>
      select(tx)
        .where(and(gt(saidas.falhasSeguidas, 0), notLike(saidas.chave, DESTINATARIOS)))
        .orderBy(desc(saidas.vezesAberta), desc(saidas.falhasSeguidas), saidas.chave)
        .limit(MAXIMO),

    async find(tx: ReadTx, chave: string) {
      const [row] = await select(tx).where(eq(saidas.chave, chave))
      return row ?? null
    },

    async reopen(tx: Tx, chave: string, agora: Date): Promise<void> {
      await tx
        .update(saidas)
        .set({ falhasSeguidas: 0, vezesAberta: 0, abertaEm: null, abertaAte: null, atualizadaEm: agora })
        .where(eq(saidas.chave, chave))
    },
  }
}

export type SaidaRow = NonNullable<Awaited<ReturnType<ReturnType<typeof createSaidaRepository>['find']>>>
