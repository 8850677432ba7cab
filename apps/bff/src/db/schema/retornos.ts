import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'
import type { AcessoTables } from './acesso.ts'
import type { Canal } from './canais.ts'
import type { EmissaoTables, MeioDisparo } from './emissao.ts'

export type MotivoSupressao = 'endereco_invalido' | 'caixa_cheia' | 'reclamacao' | 'manual'
export type TipoRetorno = 'dsn' | 'arf' | 'mdn' | 'outro'

/** What comes back: bounces, complaints and receipts, and the addresses that are written to no more. */
export function defineRetornos(p: Palette, { usuarios, disparos }: AcessoTables & EmissaoTables) {
  const supressoes = p.table(
    'supressoes',
    {
      id: p.id(),
      meio: p.text('meio').$type<Exclude<MeioDisparo, 'impressao'>>().notNull().default('email'),
      /** Lower-case e-mail, or E.164. */
      endereco: p.text('endereco').notNull(),
      motivo: p.text('motivo').$type<MotivoSupressao>().notNull(),
      /** What was said: the server's answer, the report's diagnosis, the supervisor's words. */
      evidencia: p.text('evidencia').notNull(),
      disparoId: p.ref('disparo_id').references(() => disparos.id),
      criadaEm: p.instant('criada_em').notNull(),
      criadaPor: p.ref('criada_por').references(() => usuarios.id),
      /** Null never expires. */
      expiraEm: p.instant('expira_em'),
      levantadaEm: p.instant('levantada_em'),
      levantadaPor: p.ref('levantada_por').references(() => usuarios.id),
      levantadaMotivo: p.text('levantada_motivo'),
    },
    (t) => [
      p
        .uniqueIndex('supressoes_vigente')
        .on(t.meio, t.endereco)
        .where(sql`levantada_em is null`),
      p.index('supressoes_endereco').on(t.endereco, t.id),
    ],
  )

  const retornos = p.table(
    'retornos',
    {
      id: p.id(),
      tipo: p.text('tipo').$type<TipoRetorno>().notNull(),
      /** SHA-256 of the message, hexadecimal: the same one twice changes nothing. */
      hash: p.text('hash').notNull(),
      recebidoEm: p.instant('recebido_em').notNull(),
      /** Null when it could be matched to none. */
      disparoId: p.ref('disparo_id').references(() => disparos.id),
      /** `failed`, `delayed`, `delivered`… of a DSN, the disposition of an MDN, the feedback type of a complaint. */
      acao: p.text('acao'),
      status: p.text('status'),
      diagnostico: p.text('diagnostico'),
      /** The message as it came, deflated and bounded: the evidence. */
      mensagemDeflate: p.bytes('mensagem_deflate').notNull(),
    },
    (t) => [
      p.uniqueIndex('retornos_hash').on(t.hash),
      p
        .index('retornos_sem_disparo')
        .on(t.recebidoEm)
        .where(sql`disparo_id is null`),
      p
        .index('retornos_disparo')
        .on(t.disparoId)
        .where(sql`disparo_id is not null`),
    ],
  )

  /** What providers called us with, kept before it is answered and worked through after. */
  const avisosRecebidos = p.table(
    'avisos_recebidos',
    {
      id: p.id(),
      canal: p.text('canal').$type<Canal>().notNull(),
      /** SHA-256 of channel and body, hexadecimal: the same one twice changes nothing. */
      hash: p.text('hash').notNull(),
      corpoDeflate: p.bytes('corpo_deflate').notNull(),
      recebidoEm: p.instant('recebido_em').notNull(),
      processadoEm: p.instant('processado_em'),
      tentativas: p.integer('tentativas').notNull().default(0),
      /** Why the last try to work it through failed. */
      erro: p.text('erro'),
    },
    (t) => [
      p.uniqueIndex('avisos_recebidos_hash').on(t.hash),
      p
        .index('avisos_recebidos_pendentes')
        .on(t.id)
        .where(sql`processado_em is null`),
      p.index('avisos_recebidos_recebido').on(t.recebidoEm),
    ],
  )

  /** What a provider said of a message, each state once, in whatever order it came. */
  const recibos = p.table(
    'recibos',
    {
      id: p.id(),
      canal: p.text('canal').$type<Canal>().notNull(),
      /** Null when no disparo could be found for it. */
      disparoId: p.ref('disparo_id').references(() => disparos.id),
      externoId: p.text('externo_id').notNull(),
      /** In the provider's words: `sent`, `read`, `DELIVRD`. */
      estado: p.text('estado').notNull(),
      codigo: p.text('codigo'),
      detalhe: p.text('detalhe'),
      ocorridoEm: p.instant('ocorrido_em').notNull(),
      recebidoEm: p.instant('recebido_em').notNull(),
    },
    (t) => [
      p.uniqueIndex('recibos_unico').on(t.canal, t.externoId, t.estado),
      p
        .index('recibos_disparo')
        .on(t.disparoId)
        .where(sql`disparo_id is not null`),
    ],
  )

  return { supressoes, retornos, avisosRecebidos, recibos }
}

export type RetornoTables = ReturnType<typeof defineRetornos>
