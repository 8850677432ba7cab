import { rawReads, rawWithin } from '#db/raw.ts'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Consulta } from './consulta.ts'
import { addressWords, indexTerms, nameWords, type CampoBusca } from './termos.ts'

export interface EntradaIndice {
  ucId: number
  /** Of the titular. */
  nome: string
  /** Street, number, bairro and municipality, in any order. */
  endereco: string
}

/** A beginning of five letters or more rarely has so many words; the rest would not fit the screen anyway. */
const MAX_COMPLETIONS = 48

/** The inverted index of names and addresses: FTS5 on SQLite, an array under GIN on PostgreSQL. */
export interface IndiceBusca {
  /** Puts these UCs in the index, in place of what it held of them. At most 500 in one transaction. */
  reindexar(tx: Tx, entradas: readonly EntradaIndice[]): Promise<void>
  /** UCs that match, up to `limite`; on SQLite in the order of their ids. */
  buscar(consulta: Consulta, limite: number): Promise<number[]>
  completar(campo: CampoBusca, beginning: string): Promise<string[]>
  /**
   * Merges what many transactions left in pieces; after a bulk load, searches then take half the time. Some 1.5 s per
   * million UCs in one transaction: not beside agents.
   */
  otimizar(tx: Tx): Promise<void>
}

export function createIndiceBusca(unitOfWork: UnitOfWork): IndiceBusca {
  const reads = rawReads(unitOfWork)
  return {
    async reindexar(tx, entradas) {
      const statements = rawWithin(tx)
      for (const { ucId, nome, endereco } of entradas) {
        await statements.run(PUT, [ucId, indexTerms(nome, endereco).join(' ')])
      }
      await learn(tx, 'nome', new Set(entradas.flatMap(({ nome }) => nameWords(nome))))
      await learn(tx, 'endereco', new Set(entradas.flatMap(({ endereco }) => addressWords(endereco))))
    },

    async buscar(consulta, limite) {
      if (consulta.some((group) => group.length === 0)) return []
      const alternatives = consulta.filter((group) => group.length > 1)
      const required = consulta.filter((group) => group.length === 1).flat()
      const rows = await (unitOfWork.capabilities.textSearch === 'fts5'
        ? reads.all<{ id: number }>({ sqlite: MATCH_SQLITE, postgres: '' }, [
            matchExpression(consulta),
            limite,
          ])
        : reads.all<{ id: number }>({ sqlite: '', postgres: matchPostgres(alternatives.length) }, [
            limite,
            required.join(' '),
            ...alternatives.map((group) => group.join(' ')),
          ]))
      return rows.map(({ id }) => id)
    },

    async otimizar(tx) {
      await rawWithin(tx).run(OPTIMIZE)
    },

    async completar(campo, beginning) {
      // U+FFFF sorts after every letter a word may go on with, in bytes on both engines.
      const rows = await reads.all<{ palavra: string }>(COMPLETE, [
        campo,
        beginning,
        `${beginning}\uffff`,
        MAX_COMPLETIONS,
      ])
      return rows.map(({ palavra }) => palavra)
    },
  }
}

async function learn(tx: Tx, campo: CampoBusca, words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return
  await rawWithin(tx).run(LEARN, [campo, [...words].join(' ')])
}

const PUT = {
  sqlite: 'INSERT OR REPLACE INTO busca(rowid, termos) VALUES (?, ?)',
  postgres: `INSERT INTO busca (uc_id, termos) VALUES ($1, string_to_array($2, ' '))
    ON CONFLICT (uc_id) DO UPDATE SET termos = excluded.termos`,
}

const OPTIMIZE = {
  sqlite: "INSERT INTO busca(busca) VALUES ('optimize')",
  postgres: "SELECT gin_clean_pending_list('busca_termos')",
}

const LEARN = {
  // Words are letters and digits only, so that quoting them makes JSON.
  sqlite: `INSERT INTO busca_palavras (campo, palavra)
    SELECT ?, value FROM json_each('["' || replace(?, ' ', '","') || '"]') WHERE true ON CONFLICT DO NOTHING`,
  postgres: `INSERT INTO busca_palavras (campo, palavra)
    SELECT $1, unnest(string_to_array($2, ' ')) ON CONFLICT DO NOTHING`,
}

const COMPLETE = {
  sqlite: 'SELECT palavra FROM busca_palavras WHERE campo = ? AND palavra >= ? AND palavra < ? LIMIT ?',
  postgres: `SELECT palavra FROM busca_palavras
    WHERE campo = $1 AND palavra >= $2 COLLATE "C" AND palavra < $3 COLLATE "C" LIMIT $4`,
}

const MATCH_SQLITE = 'SELECT rowid AS id FROM busca WHERE busca MATCH ? ORDER BY rowid LIMIT ?'

const matchExpression = (consulta: Consulta) =>
  consulta.map((group) => `(${group.map((term) => `"${term}"`).join(' OR ')})`).join(' AND ')

function matchPostgres(alternatives: number): string {
  const any = Array.from({ length: alternatives }, (_, i) => ` AND termos && string_to_array($${i + 3}, ' ')`)
  return `SELECT uc_id AS id FROM busca WHERE termos @> string_to_array($2, ' ')${any.join('')} LIMIT $1`
}
