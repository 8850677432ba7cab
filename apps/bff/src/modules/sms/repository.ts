import { ajustesSms, type AjustesSms } from '@ramal/shared/contracts/canais.ts'
import { eq } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

export function createSmsRepository({ canais, faturas, faturaXmls, ucs }: Tables) {
  return {
    /** A bill as it is kept, with the number that its UC has today. */
    async findFatura(tx: ReadTx, id: number) {
      const [row] = await tx
        .select({
          tipo: faturas.tipo,
          xmlDeflate: faturaXmls.xmlDeflate,
          fatos: faturaXmls.fatos,
          ucNumero: ucs.numero,
        })
        .from(faturas)
        .innerJoin(faturaXmls, eq(faturaXmls.faturaId, faturas.id))
        .leftJoin(ucs, eq(ucs.id, faturas.ucId))
        .where(eq(faturas.id, id))
      return row ?? null
    },

    /** How the channel is configured, in use or not; null for never, or by another version of Ramal. */
    async findAjustes(tx: ReadTx): Promise<AjustesSms | null> {
      const [row] = await tx.select({ ajustes: canais.ajustes }).from(canais).where(eq(canais.canal, 'sms'))
      return ajustesSms.safeParse(row?.ajustes).data ?? null
    },
  }
}
