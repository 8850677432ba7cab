import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'

/** A small schema with one column of each maker, for the contract tests of the data layer. */
export function defineSampleSchema(p: Palette) {
  const titulares = p.table(
    'titulares',
    {
      id: p.id(),
      documento: p.text('documento').notNull(),
      nome: p.text('nome').notNull(),
      saldoCentavos: p.cents('saldo_centavos').notNull(),
    },
    (t) => [
      p.uniqueIndex('titulares_documento_unico').on(t.documento),
      p.check('titulares_saldo_nao_negativo', sql`${t.saldoCentavos} >= 0`),
    ],
  )

  const contas = p.table(
    'contas',
    {
      id: p.id(),
      titularId: p
        .ref('titular_id')
        .notNull()
        .references(() => titulares.id, { onDelete: 'cascade' }),
      rotulo: p.text('rotulo').$type<'casa' | 'loja'>(),
      leituras: p.integer('leituras'),
      valorCentavos: p.cents('valor_centavos'),
      ativa: p.flag('ativa'),
      criadaAt: p.instant('criada_at'),
      vencimento: p.day('vencimento'),
      extras: p.json<{ tags: string[]; nested?: { value: number | null } }>('extras'),
      documento: p.bytes('documento'),
    },
    (t) => [
      p.index('contas_titular').on(t.titularId),
      p
        .uniqueIndex('contas_uma_ativa_por_titular')
        .on(t.titularId)
        .where(sql`${t.ativa}`),
    ],
  )

  const marcas = p.table(
    'marcas',
    { contaId: p.ref('conta_id').notNull(), chave: p.text('chave').notNull(), valor: p.text('valor') },
    (t) => [p.primaryKey({ name: 'marcas_pk', columns: [t.contaId, t.chave] })],
  )

  return { titulares, contas, marcas }
}

export type SampleTables = ReturnType<typeof defineSampleSchema>
