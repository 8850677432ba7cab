import { eq } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

const CHAVE_REFERENCIA = 'demonstracao.referencia'

export function createDemoRepository({ parametros, ucs, faturas, pagamentos }: Tables) {
  return {
    /** The day the book was first loaded on; today becomes it where none is kept. */
    async referencia(tx: Tx, hoje: string, agora: Date): Promise<string> {
      await tx
        .insert(parametros)
        .values({ chave: CHAVE_REFERENCIA, valor: hoje, atualizadoEm: agora })
        .onConflictDoNothing()
      const [row] = await tx.select().from(parametros).where(eq(parametros.chave, CHAVE_REFERENCIA))
      return row?.valor ?? hoje
    },
    async isDemonstracao(tx: ReadTx): Promise<boolean> {
      return (await tx.$count(parametros, eq(parametros.chave, CHAVE_REFERENCIA))) > 0
    },
    async hasUc(tx: ReadTx, numero: string): Promise<boolean> {
      return (await tx.$count(ucs, eq(ucs.numero, numero))) > 0
    },
    async hasPagamento(tx: ReadTx, chave: string): Promise<boolean> {
      return (await tx.$count(pagamentos, eq(pagamentos.chave, chave))) > 0
    },
    async hasFatura(tx: ReadTx, chave: string): Promise<boolean> {
      return (await tx.$count(faturas, eq(faturas.chave, chave))) > 0
    },
  }
}
