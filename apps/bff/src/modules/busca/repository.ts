import { rawReads } from '#db/raw.ts'
import type { RawQuery } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'

/** A UC as the list of hits shows it. */
export interface UcEncontrada {
  id: number
  numero: string
  numeroAnterior: string | null
  nome: string
  documento: string | null
  logradouro: string
  numeroEndereco: string | null
  complemento: string | null
  bairro: string | null
  municipio: string
}

/** Look-ups by what identifies; each gives the ids of UCs, up to `limite`, and answers from an index. */
export function createBuscaRepository(unitOfWork: UnitOfWork) {
  const reads = rawReads(unitOfWork)

  const ids =
    (query: RawQuery) =>
    async (valores: readonly string[], limite: number): Promise<number[]> => {
      const rows = await reads.all<{ id: number }>(query, [...valores, limite])
      return rows.map(({ id }) => id)
    }

  return {
    porNumero: ids(select('ucs', 'id', 'numero = ?')),
    /** The lowest and the highest number of 15 digits: of one length they compare alike in any collation. */
    porInicioDoNumero: ids(select('ucs', 'id', 'numero >= ? AND numero <= ?')),
    porNumeroAnterior: ids(select('ucs', 'id', 'numero_anterior = ?')),
    porMedidor: ids(select('ucs', 'id', 'medidor = ?')),
    porDocumento: ids(select('consumidores c JOIN ucs u ON u.titular_id = c.id', 'u.id', 'c.documento = ?')),
    porContato: ids(select('contatos', 'uc_id', 'removido_em IS NULL AND valor = ?')),
    /** Any of these numbers. */
    porTelefones: async (valores: readonly string[], limite: number): Promise<number[]> =>
      valores.length === 0 ? [] : ids(telefonesQuery(valores.length))(valores, limite),
    porInicioDeContato: ids({
      sqlite:
        'SELECT uc_id AS id FROM contatos WHERE valor >= ? AND valor < ? AND removido_em IS NULL LIMIT ?',
      postgres: `SELECT uc_id AS id FROM contatos WHERE valor COLLATE "C" >= $1 AND valor COLLATE "C" < $2
        AND removido_em IS NULL LIMIT $3`,
    }),
    porEmailPrincipal: ids(
      select('consumidores c JOIN ucs u ON u.titular_id = c.id', 'u.id', 'c.email_principal = ?'),
    ),
    porDestinatario: ids(
      select(
        'destinatarios d JOIN envios_digitais e ON e.id = d.envio_digital_id',
        'e.uc_id',
        'd.removido_em IS NULL AND e.encerrado_em IS NULL AND d.endereco = ?',
      ),
    ),
    porLinhaDigitavel: ids(select('faturas', 'uc_id', 'uc_id IS NOT NULL AND linha_digitavel = ?')),

    async atendimentoPorProtocolo(protocolo: string): Promise<{ ucId: number | null } | null> {
      const [row] = await reads.all<{ uc: number | null }>(
        select('atendimentos', 'uc_id', 'protocolo = ?', 'uc'),
        [protocolo, 1],
      )
      return row ? { ucId: row.uc } : null
    },

    /** In the order of `ids`. */
    async ucs(ids: readonly number[]): Promise<UcEncontrada[]> {
      if (ids.length === 0) return []
      const rows = await reads.all<UcEncontrada>(ucsQuery(ids.length), [...ids])
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },
  }
}

export type BuscaRepository = ReturnType<typeof createBuscaRepository>

function select(from: string, column: string, where: string, alias = 'id'): RawQuery {
  const sqlite = `SELECT ${column} AS ${alias} FROM ${from} WHERE ${where} LIMIT ?`
  return { sqlite, postgres: numbered(sqlite) }
}

/** The same statement with PostgreSQL's placeholders. */
function numbered(sql: string): string {
  let n = 0
  return sql.replaceAll('?', () => `$${++n}`)
}

const telefonesQuery = (count: number): RawQuery =>
  select('contatos', 'uc_id', `removido_em IS NULL AND valor IN (${Array(count).fill('?').join(', ')})`)

const ucsQueries = new Map<number, RawQuery>()

function ucsQuery(count: number): RawQuery {
  const known = ucsQueries.get(count)
  if (known) return known
  const sqlite = `SELECT u.id, u.numero, u.numero_anterior AS "numeroAnterior", c.nome, c.documento, u.logradouro,
    u.numero_endereco AS "numeroEndereco", u.complemento, u.bairro, u.municipio
    FROM ucs u JOIN consumidores c ON c.id = u.titular_id WHERE u.id IN (${Array(count).fill('?').join(', ')})`
  const query = { sqlite, postgres: numbered(sqlite) }
  ucsQueries.set(count, query)
  return query
}
