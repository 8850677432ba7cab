import { desc, eq, lte } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export interface Termo {
  id: number
  versao: number
  texto: string
  /** SHA-256 of `texto`, hexadecimal. */
  hash: string
  vigenteDesde: Date
}

export function createTermoRepository({ termos }: Tables) {
  return {
    async insert(tx: Tx, termo: Omit<Termo, 'id'>): Promise<void> {
      await tx.insert(termos).values(termo)
    },
    async findVersao(tx: ReadTx, versao: number): Promise<Termo | null> {
      const [row] = await tx.select().from(termos).where(eq(termos.versao, versao))
      return row ?? null
    },
    async findVigente(tx: ReadTx, agora: Date): Promise<Termo | null> {
      const [row] = await tx
        .select()
        .from(termos)
        .where(lte(termos.vigenteDesde, agora))
        .orderBy(desc(termos.versao))
        .limit(1)
      return row ?? null
    },
  }
}
