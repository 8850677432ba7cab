import { rawWithin } from '#db/raw.ts'
import type { RawValue, Tx } from '#db/tx.ts'

/** Parameters of one statement; SQLite takes 32,766. */
const MAX_PARAMETERS = 30_000

/** Tables the loader fills, with the columns it gives, in the order of their foreign keys. */
const COLUNAS = {
  consumidores:
    'id nome pessoa_juridica documento documento_tipo rg nascimento estado_civil conjuge pai mae email_principal criado_em atualizado_em',
  ucs: 'id numero numero_anterior titular_id titular_desde classe subclasse grupo_tensao modalidade fases logradouro numero_endereco complemento bairro municipio uf cep medidor roteiro debito_automatico suporte_vital baixa_renda criada_em atualizada_em',
  contatos: 'uc_id tipo valor situacao devolvido_em criado_em atualizado_em',
  recadastramentos: 'uc_id consumidor_id em aceito inclui_consumidor origem',
  envios_digitais: 'id uc_id consumidor_id tipo_copia termo_id termo_hash modo_aceite origem criado_em',
  destinatarios: 'envio_digital_id meio endereco criado_em',
} as const

export type TabelaCarga = keyof typeof COLUNAS
export type Linha = readonly RawValue[]

/**
 * Inserts rows under ids that the caller chose, many per statement: drizzle's building of one statement costs more than
 * the whole row does here, and a book may have ten million.
 */
export async function insertLinhas(tx: Tx, tabela: TabelaCarga, linhas: readonly Linha[]): Promise<void> {
  const colunas = COLUNAS[tabela].split(' ')
  const porComando = Math.floor(MAX_PARAMETERS / colunas.length)
  for (let i = 0; i < linhas.length; i += porComando) {
    const parte = linhas.slice(i, i + porComando)
    await rawWithin(tx).run(insertOf(tabela, colunas, parte.length), parte.flat())
  }
}

/** The id after the last one of a table. */
export async function nextId(tx: Tx, tabela: TabelaCarga): Promise<number> {
  const sql = `SELECT coalesce(max(id), 0) AS ultimo FROM ${tabela}`
  const [row] = await rawWithin(tx).all<{ ultimo: number }>({ sqlite: sql, postgres: sql })
  return (row?.ultimo ?? 0) + 1
}

/** PostgreSQL gives the next ids from a sequence of its own, which has not seen the rows inserted here. */
export async function adjustSequences(tx: Tx): Promise<void> {
  for (const tabela of ['consumidores', 'ucs', 'envios_digitais'] as const) {
    await rawWithin(tx).all({
      sqlite: 'SELECT 1',
      postgres: `SELECT setval(pg_get_serial_sequence('${tabela}', 'id'), greatest(max(id), 1)) FROM ${tabela}`,
    })
  }
}

function insertOf(tabela: TabelaCarga, colunas: readonly string[], linhas: number) {
  let n = 0
  const row = (placeholder: () => string) => `(${colunas.map(placeholder).join(', ')})`
  const values = (placeholder: () => string) =>
    Array.from({ length: linhas }, () => row(placeholder)).join(', ')
  const into = `INSERT INTO ${tabela} (${colunas.join(', ')})`
  const overriding = colunas.includes('id') ? 'OVERRIDING SYSTEM VALUE ' : ''
  return {
    sqlite: `${into} VALUES ${values(() => '?')}`,
    postgres: `${into} ${overriding}VALUES ${values(() => `$${++n}`)}`,
  }
}
