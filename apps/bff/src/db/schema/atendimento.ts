import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'
import type { AcessoTables } from './acesso.ts'
import type { CadastroTables } from './cadastro.ts'

export type OrigemAtendimento = 'telefone' | 'presencial' | 'whatsapp' | 'chat' | 'email' | 'retorno'
export type MotivoFinalizacao =
  | 'recadastramento'
  | 'envio_digital'
  | 'segunda_via'
  | 'informacao'
  | 'reclamacao'
  | 'outros'
  | 'engano'
export type BlocoRecadastramento = 'uc' | 'consumidor'
export type ResultadoCampo = 'confirmado' | 'corrigido' | 'nao_possui' | 'nao_informou'

/** Calls, what happened in them, and the renewals of the cadastro. */
export function defineAtendimento(
  p: Palette,
  { usuarios, ucs, consumidores }: AcessoTables & CadastroTables,
) {
  /** Last sequence given per day (São Paulo); taken in the same transaction as the atendimento. */
  const protocoloSequencias = p.table('protocolo_sequencias', {
    dia: p.day('dia').primaryKey(),
    ultimo: p.integer('ultimo').notNull(),
  })

  const atendimentos = p.table(
    'atendimentos',
    {
      id: p.id(),
      protocolo: p.text('protocolo').notNull(),
      agenteId: p
        .ref('agente_id')
        .notNull()
        .references(() => usuarios.id),
      origem: p.text('origem').$type<OrigemAtendimento>().notNull(),
      telefone: p.text('telefone'),
      /** The earlier call that this one returns to. */
      protocoloAnterior: p.text('protocolo_anterior'),
      inicio: p.instant('inicio').notNull(),
      fim: p.instant('fim'),
      motivo: p.text('motivo').$type<MotivoFinalizacao>(),
      observacao: p.text('observacao'),
      /** The UC on screen, so that another tab or machine resumes where this one was. */
      ucId: p.ref('uc_id').references(() => ucs.id),
    },
    (t) => [
      p.uniqueIndex('atendimentos_protocolo').on(t.protocolo),
      p
        .uniqueIndex('atendimentos_aberto_por_agente')
        .on(t.agenteId)
        .where(sql`fim is null`),
      p.index('atendimentos_uc').on(t.ucId, t.id),
    ],
  )

  /** The typed, append-only trail: what a protocol shows and what an audit asks. */
  const eventos = p.table(
    'eventos',
    {
      id: p.id(),
      em: p.instant('em').notNull(),
      tipo: p.text('tipo').notNull(),
      atendimentoId: p.ref('atendimento_id').references(() => atendimentos.id),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id),
      ucId: p.ref('uc_id').references(() => ucs.id),
      consumidorId: p.ref('consumidor_id').references(() => consumidores.id),
      /** Shape by `tipo`: `packages/shared/src/contracts/eventos.ts`. */
      dados: p.json<unknown>('dados').notNull(),
    },
    (t) => [
      p
        .index('eventos_atendimento')
        .on(t.atendimentoId, t.id)
        .where(sql`atendimento_id is not null`),
      p
        .index('eventos_uc')
        .on(t.ucId, t.id)
        .where(sql`uc_id is not null`),
    ],
  )

  const recadastramentos = p.table(
    'recadastramentos',
    {
      id: p.id(),
      ucId: p
        .ref('uc_id')
        .notNull()
        .references(() => ucs.id),
      consumidorId: p
        .ref('consumidor_id')
        .notNull()
        .references(() => consumidores.id),
      atendimentoId: p.ref('atendimento_id').references(() => atendimentos.id),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id),
      em: p.instant('em').notNull(),
      aceito: p.flag('aceito').notNull(),
      /** False when only the UC's contacts were asked: the person had been asked at another UC. */
      incluiConsumidor: p.flag('inclui_consumidor').notNull(),
      origem: p.text('origem').$type<'automatico' | 'alteracao_cadastral' | 'importacao'>().notNull(),
    },
    (t) => [
      p.index('recadastramentos_uc').on(t.ucId, t.em),
      p.index('recadastramentos_consumidor').on(t.consumidorId, t.em),
    ],
  )

  const recadastramentoCampos = p.table(
    'recadastramento_campos',
    {
      recadastramentoId: p
        .ref('recadastramento_id')
        .notNull()
        .references(() => recadastramentos.id, { onDelete: 'cascade' }),
      bloco: p.text('bloco').$type<BlocoRecadastramento>().notNull(),
      campo: p.text('campo').notNull(),
      resultado: p.text('resultado').$type<ResultadoCampo>().notNull(),
      antes: p.text('antes'),
      depois: p.text('depois'),
    },
    (t) => [
      p.primaryKey({
        name: 'recadastramento_campos_pk',
        columns: [t.recadastramentoId, t.bloco, t.campo],
      }),
    ],
  )

  return { protocoloSequencias, atendimentos, eventos, recadastramentos, recadastramentoCampos }
}

export type AtendimentoTables = ReturnType<typeof defineAtendimento>
