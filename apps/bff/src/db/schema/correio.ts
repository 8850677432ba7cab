import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'
import type { AcessoTables } from './acesso.ts'

export type Seguranca = 'tls' | 'starttls' | 'nenhuma'
export type TipoModelo = 'fatura' | 'segunda_via' | 'termo'
export type EstadoLote = 'montando' | 'pronto' | 'impresso' | 'desfeito'

/** What the bills leave by: e-mail accounts, the words of the messages, the state of the ways out, and print lots. */
export function defineCorreio(p: Palette, { usuarios }: AcessoTables) {
  const contasEmail = p.table(
    'contas_email',
    {
      id: p.id(),
      nome: p.text('nome').notNull(),
      host: p.text('host').notNull(),
      porta: p.integer('porta').notNull(),
      seguranca: p.text('seguranca').$type<Seguranca>().notNull(),
      usuario: p.text('usuario'),
      /** Encrypted at rest (cifra.ts), as is the DKIM key. */
      senhaCifrada: p.text('senha_cifrada'),
      remetenteNome: p.text('remetente_nome').notNull(),
      remetenteEndereco: p.text('remetente_endereco').notNull(),
      responderPara: p.text('responder_para'),
      /** Domain whose mail comes back to Ramal: the envelope sender of each disparo is an address of its own there. */
      dominioRetorno: p.text('dominio_retorno'),
      dkimDominio: p.text('dkim_dominio'),
      dkimSeletor: p.text('dkim_seletor'),
      dkimChaveCifrada: p.text('dkim_chave_cifrada'),
      /** The DNS record that publishes the key's other half. */
      dkimRegistro: p.text('dkim_registro'),
      conexoes: p.integer('conexoes').notNull(),
      /** Messages a minute; null sends as fast as the server takes them. */
      porMinuto: p.integer('por_minuto'),
      /** The same for each receiving provider. */
      porMinutoProvedor: p.integer('por_minuto_provedor'),
      ativa: p.flag('ativa').notNull(),
      criadaEm: p.instant('criada_em').notNull(),
      atualizadaEm: p.instant('atualizada_em').notNull(),
      removidaEm: p.instant('removida_em'),
      testadaEm: p.instant('testada_em'),
      testeBom: p.flag('teste_bom'),
    },
    (t) => [
      p
        .uniqueIndex('contas_email_nome')
        .on(t.nome)
        .where(sql`removida_em is null`),
    ],
  )

  /** The words of a message as a supervisor wrote them; the newest version is in use, none means the product's own. */
  const modeloVersoes = p.table(
    'modelo_versoes',
    {
      id: p.id(),
      tipo: p.text('tipo').$type<TipoModelo>().notNull(),
      versao: p.integer('versao').notNull(),
      /** True for a version that goes back to the product's own words. */
      padrao: p.flag('padrao').notNull(),
      assunto: p.text('assunto').notNull(),
      html: p.text('html').notNull(),
      texto: p.text('texto').notNull(),
      criadaEm: p.instant('criada_em').notNull(),
      usuarioId: p.ref('usuario_id').references(() => usuarios.id),
    },
    (t) => [p.uniqueIndex('modelo_versoes_versao').on(t.tipo, t.versao)],
  )

  /** The rate and the health of each way out: `conta:<id>` or `provedor:<nome>`. Shared by every worker. */
  const saidas = p.table('saidas', {
    chave: p.text('chave').primaryKey(),
    /** When the next message may leave under the rate limit. */
    proximaEm: p.instant('proxima_em'),
    /** Failures of the way itself (not of an address) since the last success. */
    falhasSeguidas: p.integer('falhas_seguidas').notNull(),
    /** How often its circuit has opened in a row; 0 while nothing is wrong. */
    vezesAberta: p.integer('vezes_aberta').notNull().default(0),
    /** When it opened last: what had been sent before says nothing of how it is now. */
    abertaEm: p.instant('aberta_em'),
    /** Nothing is sent this way before, and then one probe. */
    abertaAte: p.instant('aberta_ate'),
    motivo: p.text('motivo'),
    atualizadaEm: p.instant('atualizada_em').notNull(),
  })

  /** Which provider receives the mail of a domain, by its MX; looked up off every request's path. */
  const dominiosEmail = p.table('dominios_email', {
    dominio: p.text('dominio').primaryKey(),
    provedor: p.text('provedor').notNull(),
    consultadoEm: p.instant('consultado_em').notNull(),
  })

  const lotesImpressao = p.table('lotes_impressao', {
    id: p.id(),
    estado: p.text('estado').$type<EstadoLote>().notNull(),
    criadoEm: p.instant('criado_em').notNull(),
    criadoPor: p.ref('criado_por').references(() => usuarios.id),
    faturas: p.integer('faturas').notNull(),
    /** Each bill begins on the front of a sheet. */
    frenteVerso: p.flag('frente_verso').notNull().default(false),
    paginas: p.integer('paginas'),
    /** SHA-256 of the merged PDF, hexadecimal, and its length. */
    hash: p.text('hash'),
    tamanho: p.integer('tamanho'),
    prontoEm: p.instant('pronto_em'),
    baixadoEm: p.instant('baixado_em'),
    impressoEm: p.instant('impresso_em'),
    impressoPor: p.ref('impresso_por').references(() => usuarios.id),
    erro: p.text('erro'),
  })

  return { contasEmail, modeloVersoes, saidas, dominiosEmail, lotesImpressao }
}

export type CorreioTables = ReturnType<typeof defineCorreio>
