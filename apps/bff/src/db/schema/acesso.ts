import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'

export type Perfil = 'atendente' | 'supervisor' | 'administrador'

/** Who may enter, and the sessions they hold. */
export function defineAcesso(p: Palette) {
  const usuarios = p.table(
    'usuarios',
    {
      id: p.id(),
      login: p.text('login').notNull(),
      nome: p.text('nome').notNull(),
      perfil: p.text('perfil').$type<Perfil>().notNull(),
      senhaHash: p.text('senha_hash').notNull(),
      ativo: p.flag('ativo').notNull(),
      criadoEm: p.instant('criado_em').notNull(),
    },
    (t) => [p.uniqueIndex('usuarios_login').on(t.login)],
  )

  const sessoes = p.table(
    'sessoes',
    {
      /** SHA-256 of the session id: who reads this table cannot take a session over. */
      idHash: p.text('id_hash').primaryKey(),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id, { onDelete: 'cascade' }),
      dados: p.text('dados').notNull(),
      criadaEm: p.instant('criada_em').notNull(),
      usadaEm: p.instant('usada_em').notNull(),
      /** Absolute limit; the idle one is counted from `usadaEm`. */
      expiraEm: p.instant('expira_em').notNull(),
      /** Tombstone: a session that ended stays ended, whatever a late save brings. */
      encerradaEm: p.instant('encerrada_em'),
    },
    (t) => [p.index('sessoes_usuario').on(t.usuarioId), p.index('sessoes_expira').on(t.expiraEm)],
  )

  /** What a write answered, by the caller's key, so that a repeat gets the same answer and does nothing. */
  const chavesIdempotencia = p.table(
    'chaves_idempotencia',
    {
      usuarioId: p.ref('usuario_id').notNull(),
      chave: p.text('chave').notNull(),
      rota: p.text('rota').notNull(),
      corpoHash: p.text('corpo_hash').notNull(),
      resposta: p.text('resposta').notNull(),
      criadaEm: p.instant('criada_em').notNull(),
    },
    (t) => [
      p.primaryKey({ name: 'chaves_idempotencia_pk', columns: [t.usuarioId, t.chave] }),
      p.index('chaves_idempotencia_criada').on(t.criadaEm),
    ],
  )

  const parametros = p.table('parametros', {
    chave: p.text('chave').primaryKey(),
    valor: p.text('valor').notNull(),
    atualizadoEm: p.instant('atualizado_em').notNull(),
  })

  const parametrosHistorico = p.table(
    'parametros_historico',
    {
      id: p.id(),
      chave: p.text('chave').notNull(),
      de: p.text('de'),
      para: p.text('para').notNull(),
      em: p.instant('em').notNull(),
      usuarioId: p
        .ref('usuario_id')
        .notNull()
        .references(() => usuarios.id),
    },
    (t) => [p.index('parametros_historico_chave').on(t.chave, t.id)],
  )

  /** One row per run of a scheduled routine; the open one is its lock across instances. */
  const rotinasExecucoes = p.table(
    'rotinas_execucoes',
    {
      id: p.id(),
      rotina: p.text('rotina').notNull(),
      /** The scheduled instant, or null for a run asked by hand. */
      agendadaPara: p.instant('agendada_para'),
      inicio: p.instant('inicio').notNull(),
      fim: p.instant('fim'),
      liberados: p.integer('liberados').notNull(),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id),
    },
    (t) => [
      p
        .uniqueIndex('rotinas_execucoes_agendada')
        .on(t.rotina, t.agendadaPara)
        .where(sql`agendada_para is not null`),
    ],
  )

  return { usuarios, sessoes, chavesIdempotencia, parametros, parametrosHistorico, rotinasExecucoes }
}

export type AcessoTables = ReturnType<typeof defineAcesso>
