import { desc, eq, inArray, max } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { TipoModelo } from '#db/schema/correio.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export function createModeloRepository(tables: Tables) {
  return { ...versoes(tables), ...faturaDaPrevia(tables) }
}

function versoes({ modeloVersoes, usuarios }: Tables) {
  const colunas = {
    tipo: modeloVersoes.tipo,
    versao: modeloVersoes.versao,
    padrao: modeloVersoes.padrao,
    assunto: modeloVersoes.assunto,
    html: modeloVersoes.html,
    texto: modeloVersoes.texto,
    criadaEm: modeloVersoes.criadaEm,
    usuario: usuarios.nome,
  }
  return {
    /** The newest version of each type that has any. */
    async ultimas(tx: ReadTx) {
      const ids = tx
        .select({ id: max(modeloVersoes.id) })
        .from(modeloVersoes)
        .groupBy(modeloVersoes.tipo)
      return tx
        .select(colunas)
        .from(modeloVersoes)
        .leftJoin(usuarios, eq(usuarios.id, modeloVersoes.usuarioId))
        .where(inArray(modeloVersoes.id, ids))
    },

    /** Newest first. */
    deUmTipo: (tx: ReadTx, tipo: TipoModelo) =>
      tx
        .select(colunas)
        .from(modeloVersoes)
        .leftJoin(usuarios, eq(usuarios.id, modeloVersoes.usuarioId))
        .where(eq(modeloVersoes.tipo, tipo))
        .orderBy(desc(modeloVersoes.versao)),

    async insert(tx: Tx, versao: typeof modeloVersoes.$inferInsert): Promise<void> {
      await tx.insert(modeloVersoes).values(versao)
    },
  }
}

export type VersaoRow = Awaited<ReturnType<ReturnType<typeof versoes>['ultimas']>>[number]

function faturaDaPrevia({ faturas, faturaXmls, ucs }: Tables) {
  return {
    /** A bill with its document: the one asked for, or the newest of those that go out by themselves. */
    async findFatura(tx: ReadTx, id: number | undefined) {
      const [row] = await tx
        .select({
          id: faturas.id,
          tipo: faturas.tipo,
          competencia: faturas.competencia,
          ucInformada: faturas.ucInformada,
          ucNumero: ucs.numero,
          ucNumeroAnterior: ucs.numeroAnterior,
          xmlDeflate: faturaXmls.xmlDeflate,
        })
        .from(faturas)
        .innerJoin(faturaXmls, eq(faturaXmls.faturaId, faturas.id))
        .leftJoin(ucs, eq(ucs.id, faturas.ucId))
        .where(id === undefined ? eq(faturas.tipo, 'danf3e') : eq(faturas.id, id))
        .orderBy(desc(faturas.id))
        .limit(1)
      return row ?? null
    },
  }
}

export type FaturaDaPrevia = NonNullable<Awaited<ReturnType<ReturnType<typeof faturaDaPrevia>['findFatura']>>>
