import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'
import type { AcessoTables } from './acesso.ts'
import type { AtendimentoTables } from './atendimento.ts'
import type { CadastroTables } from './cadastro.ts'

export type TipoCopia = 'apenas_digital' | 'impressa_tambem'
export type ModoAceite = 'falado' | 'clicado' | 'assinado'
export type OrigemAdesao = 'crm' | 'comercial' | 'agencia' | 'api'
export type MotivoEncerramento = 'exclusao' | 'troca_titular' | 'descadastro' | 'reclamacao'
export type MeioDigital = 'email' | 'whatsapp'
/** The PDF's password: none, the first digits of the titular's document, or one that was chosen. */
export type ProtecaoPdf = 'nenhuma' | 'documento' | 'escolhida'

/** Adhesions to the digital bill: bound to a UC and its titular (design rule 3). */
export function defineEnvioDigital(
  p: Palette,
  { usuarios, ucs, consumidores, atendimentos }: AcessoTables & CadastroTables & AtendimentoTables,
) {
  const termos = p.table(
    'termos',
    {
      id: p.id(),
      versao: p.integer('versao').notNull(),
      texto: p.text('texto').notNull(),
      /** SHA-256 of `texto`, hexadecimal. */
      hash: p.text('hash').notNull(),
      vigenteDesde: p.instant('vigente_desde').notNull(),
    },
    (t) => [p.uniqueIndex('termos_versao').on(t.versao)],
  )

  const enviosDigitais = p.table(
    'envios_digitais',
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
      tipoCopia: p.text('tipo_copia').$type<TipoCopia>().notNull(),
      termoId: p
        .ref('termo_id')
        .notNull()
        .references(() => termos.id),
      termoHash: p.text('termo_hash').notNull(),
      modoAceite: p.text('modo_aceite').$type<ModoAceite>().notNull(),
      origem: p.text('origem').$type<OrigemAdesao>().notNull(),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id),
      atendimentoId: p.ref('atendimento_id').references(() => atendimentos.id),
      protecao: p.text('protecao').$type<ProtecaoPdf>().notNull().default('nenhuma'),
      /** The keys derived from the password, encrypted (cifra.ts): deriving them anew would cost more than the bill. */
      protecaoCifrada: p.text('protecao_cifrada'),
      criadoEm: p.instant('criado_em').notNull(),
      encerradoEm: p.instant('encerrado_em'),
      encerradoMotivo: p.text('encerrado_motivo').$type<MotivoEncerramento>(),
      encerradoPor: p.ref('encerrado_por').references(() => usuarios.id),
    },
    (t) => [
      p
        .uniqueIndex('envios_digitais_vigente')
        .on(t.ucId)
        .where(sql`encerrado_em is null`),
      p.index('envios_digitais_criado').on(t.criadoEm),
    ],
  )

  const destinatarios = p.table(
    'destinatarios',
    {
      id: p.id(),
      envioDigitalId: p
        .ref('envio_digital_id')
        .notNull()
        .references(() => enviosDigitais.id, { onDelete: 'cascade' }),
      meio: p.text('meio').$type<MeioDigital>().notNull(),
      /** Lower-case e-mail, or E.164 for WhatsApp. */
      endereco: p.text('endereco').notNull(),
      criadoEm: p.instant('criado_em').notNull(),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id),
      /** The call in which this address was given: its disparos are found again by that protocol. */
      atendimentoId: p.ref('atendimento_id').references(() => atendimentos.id),
      removidoEm: p.instant('removido_em'),
      removidoPor: p.ref('removido_por').references(() => usuarios.id),
    },
    (t) => [
      p
        .uniqueIndex('destinatarios_vigente')
        .on(t.envioDigitalId, t.meio, t.endereco)
        .where(sql`removido_em is null`),
      p.index('destinatarios_endereco').on(t.endereco),
    ],
  )

  return { termos, enviosDigitais, destinatarios }
}

export type EnvioDigitalTables = ReturnType<typeof defineEnvioDigital>
