import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'
import type { AcessoTables } from './acesso.ts'
import type { AtendimentoTables } from './atendimento.ts'
import type { CadastroTables } from './cadastro.ts'
import type { CorreioTables } from './correio.ts'
import type { EnvioDigitalTables } from './envio-digital.ts'
import type { FaturaTables } from './faturas.ts'

export type EstadoDisparo =
  /** Waits for the routine or for an authorisation in the panel. */
  | 'retido'
  /** Waits for the bill's fiscal authorisation. */
  | 'aguardando_autorizacao'
  | 'na_fila'
  | 'enviando'
  | 'aceito'
  | 'entregue'
  | 'lido'
  | 'devolvido'
  | 'falhou'
  | 'suprimido'
  | 'cancelado'
export type MeioDisparo = 'email' | 'whatsapp' | 'sms' | 'impressao'
export type Finalidade = 'primeira_via' | 'segunda_via' | 'termo'
export type ResultadoTentativa = 'aceito' | 'adiado' | 'recusado' | 'interrompido'
/** What a person waits for goes before a whole book of bills. */
export const PRIORIDADE = { pedido: 0, livro: 1 } as const

/** The emission: what people ask for, every disparo, and every attempt at it. */
export function defineEmissao(
  p: Palette,
  {
    ucs,
    atendimentos,
    usuarios,
    destinatarios,
    faturas,
    contasEmail,
    lotesImpressao,
  }: AcessoTables & CadastroTables & AtendimentoTables & EnvioDigitalTables & FaturaTables & CorreioTables,
) {
  /** What a person asked to be sent at once: its disparos are undone together and share these words. */
  const pedidos = p.table(
    'pedidos',
    {
      id: p.id(),
      /** The idempotency key of the request, or one made for it. */
      chave: p.text('chave').notNull(),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id),
      atendimentoId: p.ref('atendimento_id').references(() => atendimentos.id),
      criadoEm: p.instant('criado_em').notNull(),
      /** Takes the place of the model's subject. */
      assunto: p.text('assunto'),
      /** What the person wrote to the customer. */
      recado: p.text('recado'),
      /** The customer agreed to WhatsApp at a number that no adhesion holds. */
      consentimento: p.flag('consentimento').notNull().default(false),
    },
    (t) => [p.index('pedidos_usuario').on(t.usuarioId, t.id)],
  )

  /** The outbox of the emission and its proof: one bill over one channel to one address. */
  const disparos = p.table(
    'disparos',
    {
      id: p.id(),
      /** What makes it one: the same bill, channel, address and purpose is the same disparo (design rule 5). */
      chave: p.text('chave').notNull(),
      faturaId: p.ref('fatura_id').references(() => faturas.id),
      ucId: p.ref('uc_id').references(() => ucs.id),
      destinatarioId: p.ref('destinatario_id').references(() => destinatarios.id),
      /** The call that caused it, directly or by the adhesion made in it. */
      atendimentoId: p.ref('atendimento_id').references(() => atendimentos.id),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id),
      finalidade: p.text('finalidade').$type<Finalidade>().notNull(),
      conteudo: p.text('conteudo').$type<'fatura' | 'barra' | 'termo'>().notNull(),
      meio: p.text('meio').$type<MeioDisparo>().notNull(),
      endereco: p.text('endereco'),
      /** Typed by a person, not taken from the adhesion or the cadastro (design rule 5). */
      digitado: p.flag('digitado').notNull().default(false),
      pedidoId: p.ref('pedido_id').references(() => pedidos.id),
      /** The disparo in whose message this one travels: several bills to one address are one message. */
      juntoComId: p.ref('junto_com_id'),
      estado: p.text('estado').$type<EstadoDisparo>().notNull(),
      /** `PRIORIDADE`: the lower goes first. */
      prioridade: p.integer('prioridade').notNull().default(PRIORIDADE.livro),
      segurado: p.flag('segurado').notNull(),
      /** Frozen with the template version when the disparo is queued. SHA-256, hexadecimal. */
      documentoHash: p.text('documento_hash'),
      versaoModelo: p.text('versao_modelo'),
      /** The words of the message that was sent, e.g. `fatura-3`. */
      versaoMensagem: p.text('versao_mensagem'),
      messageId: p.text('message_id'),
      /** What the provider calls the message (WhatsApp's wamid, the SMSC's id): its receipts name it. */
      externoId: p.text('externo_id'),
      criadoEm: p.instant('criado_em').notNull(),
      liberadoEm: p.instant('liberado_em'),
      proximaTentativaEm: p.instant('proxima_tentativa_em'),
      reservadoPor: p.text('reservado_por'),
      reservadoAte: p.instant('reservado_ate'),
      tentativas: p.integer('tentativas').notNull(),
      estadoEm: p.instant('estado_em').notNull(),
      ultimoErro: p.text('ultimo_erro'),
      /** The account to leave by; null leaves by the default one. */
      contaEmailId: p.ref('conta_email_id').references(() => contasEmail.id),
      loteId: p.ref('lote_id').references(() => lotesImpressao.id),
      /** Why a supervisor sent it again, the last time. */
      motivoReenvio: p.text('motivo_reenvio'),
      /** Asks the reader's program for a receipt (RFC 8098). */
      confirmarLeitura: p.flag('confirmar_leitura').notNull().default(false),
    },
    (t) => [
      p.uniqueIndex('disparos_chave').on(t.chave),
      p
        .index('disparos_fila')
        .on(t.meio, t.contaEmailId, t.prioridade, t.proximaTentativaEm)
        .where(sql`estado in ('na_fila', 'enviando')`),
      // Who looks for what is late looks every minute, also while millions wait.
      p
        .index('disparos_prazo')
        .on(t.liberadoEm)
        .where(sql`estado in ('na_fila', 'enviando') and meio <> 'impressao'`),
      p
        .index('disparos_retidos')
        .on(t.id)
        .where(sql`estado = 'retido'`),
      p
        .index('disparos_aguardando')
        .on(t.id)
        .where(sql`estado = 'aguardando_autorizacao'`),
      p
        .index('disparos_perdidos')
        .on(t.id)
        .where(sql`estado in ('falhou', 'devolvido', 'suprimido')`),
      p.index('disparos_fatura').on(t.faturaId),
      p
        .index('disparos_atendimento')
        .on(t.atendimentoId)
        .where(sql`atendimento_id is not null`),
      p.index('disparos_uc').on(t.ucId, t.id),
      p
        .index('disparos_pedido')
        .on(t.pedidoId)
        .where(sql`pedido_id is not null`),
      p
        .index('disparos_junto')
        .on(t.juntoComId)
        .where(sql`junto_com_id is not null`),
      p
        .index('disparos_externo')
        .on(t.externoId)
        .where(sql`externo_id is not null`),
      p
        .index('disparos_lote')
        .on(t.loteId)
        .where(sql`lote_id is not null`),
    ],
  )

  const tentativas = p.table(
    'tentativas',
    {
      id: p.id(),
      disparoId: p
        .ref('disparo_id')
        .notNull()
        .references(() => disparos.id, { onDelete: 'cascade' }),
      inicio: p.instant('inicio').notNull(),
      fim: p.instant('fim'),
      resultado: p.text('resultado').$type<ResultadoTentativa>(),
      codigo: p.integer('codigo'),
      codigoEstendido: p.text('codigo_estendido'),
      resposta: p.text('resposta'),
      contaEmailId: p.ref('conta_email_id').references(() => contasEmail.id),
      /** Where in the conversation it ended, e.g. `destinatario`. */
      fase: p.text('fase'),
    },
    (t) => [p.index('tentativas_disparo').on(t.disparoId, t.id)],
  )

  return { pedidos, disparos, tentativas }
}

export type EmissaoTables = ReturnType<typeof defineEmissao>
