import { and, asc, desc, eq, inArray, isNull, max } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export interface MudancaParametro {
  chave: string
  de: string | null
  para: string
  em: Date
  usuarioId: number
}

export function createParametroRepository({
  parametros,
  parametrosHistorico,
  usuarios,
  contasEmail,
}: Tables) {
  return {
    async all(tx: ReadTx) {
      const rows = await tx.select({ chave: parametros.chave, valor: parametros.valor }).from(parametros)
      return new Map(rows.map((row) => [row.chave, row.valor]))
    },
    async find(tx: ReadTx, chave: string) {
      const [row] = await tx.select().from(parametros).where(eq(parametros.chave, chave))
      return row?.valor ?? null
    },
    async save(tx: Tx, { chave, de, para, em, usuarioId }: MudancaParametro) {
      await tx
        .insert(parametros)
        .values({ chave, valor: para, atualizadoEm: em })
        .onConflictDoUpdate({ target: parametros.chave, set: { valor: para, atualizadoEm: em } })
      await tx.insert(parametrosHistorico).values({ chave, de, para, em, usuarioId })
    },
    /** The e-mail accounts that can be chosen. */
    async contas(tx: ReadTx) {
      const rows = await tx
        .select({ id: contasEmail.id, nome: contasEmail.nome })
        .from(contasEmail)
        .where(and(isNull(contasEmail.removidaEm), eq(contasEmail.ativa, true)))
        .orderBy(asc(contasEmail.nome))
      return rows.map(({ id, nome }) => ({ valor: String(id), rotulo: nome }))
    },
    /** Newest first. */
    historico: (tx: ReadTx, chave: string) =>
      tx
        .select({
          em: parametrosHistorico.em,
          de: parametrosHistorico.de,
          para: parametrosHistorico.para,
          usuario: usuarios.nome,
        })
        .from(parametrosHistorico)
        .innerJoin(usuarios, eq(usuarios.id, parametrosHistorico.usuarioId))
        .where(eq(parametrosHistorico.chave, chave))
        .orderBy(desc(parametrosHistorico.id)),
    /** The last change of each parameter that was ever changed. */
    async ultimasMudancas(tx: ReadTx) {
      const ultimas = tx
        .select({ id: max(parametrosHistorico.id) })
        .from(parametrosHistorico)
        .groupBy(parametrosHistorico.chave)
      const rows = await tx
        .select({ chave: parametrosHistorico.chave, em: parametrosHistorico.em, usuario: usuarios.nome })
        .from(parametrosHistorico)
        .innerJoin(usuarios, eq(usuarios.id, parametrosHistorico.usuarioId))
        .where(inArray(parametrosHistorico.id, ultimas))
      return new Map(rows.map((row) => [row.chave, row]))
    },
  }
}
