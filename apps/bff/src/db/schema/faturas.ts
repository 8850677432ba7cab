import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'
import type { AcessoTables } from './acesso.ts'
import type { CadastroTables } from './cadastro.ts'

/** `fatura_energia`: older than the NF3e, known by what the billing system tells of it. */
export type TipoFatura = 'danf3e' | 'fatura_energia'
/** How the quantities were come by; `media` and `minimo` are bills without a reading of their own. */
export type TipoCalculo = 'normal' | 'media' | 'minimo' | 'substituicao' | 'ajuste'
export type OrigemPagamento = 'febraban' | 'csv' | 'pix'

/** Bills as the billing system emitted them, what was paid of them, and the imports that brought both. */
export function defineFaturas(p: Palette, { usuarios, ucs, consumidores }: AcessoTables & CadastroTables) {
  const importacoes = p.table('importacoes', {
    id: p.id(),
    tipo: p.text('tipo').$type<'faturas' | 'cadastro' | 'pagamentos'>().notNull(),
    nome: p.text('nome').notNull(),
    inicio: p.instant('inicio').notNull(),
    fim: p.instant('fim'),
    usuarioId: p.ref('usuario_id').references(() => usuarios.id),
    recebidos: p.integer('recebidos').notNull(),
    novos: p.integer('novos').notNull(),
    repetidos: p.integer('repetidos').notNull(),
    recusados: p.integer('recusados').notNull(),
  })

  const importacaoFalhas = p.table(
    'importacao_falhas',
    {
      id: p.id(),
      importacaoId: p
        .ref('importacao_id')
        .notNull()
        .references(() => importacoes.id, { onDelete: 'cascade' }),
      arquivo: p.text('arquivo').notNull(),
      linha: p.integer('linha'),
      campo: p.text('campo'),
      mensagem: p.text('mensagem').notNull(),
    },
    (t) => [p.index('importacao_falhas_importacao').on(t.importacaoId, t.id)],
  )

  const faturas = p.table(
    'faturas',
    {
      id: p.id(),
      tipo: p.text('tipo').$type<TipoFatura>().notNull().default('danf3e'),
      /** Access key of the NF3e, 44 characters; of an older bill a name made of what tells it apart. */
      chave: p.text('chave').notNull(),
      /** Null while the bill's UC is unknown: kept aside, listed, never lost. */
      ucId: p.ref('uc_id').references(() => ucs.id),
      /** The UC as the NF3e names it (`idAcesso`). */
      ucInformada: p.text('uc_informada').notNull(),
      /** To whom the bill was issued; the adhesion counts only when it is this person's. */
      consumidorId: p.ref('consumidor_id').references(() => consumidores.id),
      importacaoId: p.ref('importacao_id').references(() => importacoes.id),
      /** The titular as the bill names them; null of older imports. */
      nomeTitular: p.text('nome_titular'),
      tipoCalculo: p.text('tipo_calculo').$type<TipoCalculo>().notNull().default('normal'),
      competencia: p.text('competencia').notNull(),
      numeroFiscal: p.integer('numero_fiscal').notNull(),
      serie: p.integer('serie').notNull(),
      numeroDocumento: p.text('numero_documento'),
      emissao: p.instant('emissao').notNull(),
      vencimento: p.day('vencimento').notNull(),
      valorCentavos: p.cents('valor_centavos').notNull(),
      linhaDigitavel: p.text('linha_digitavel'),
      codigoBarras: p.text('codigo_barras'),
      pix: p.text('pix'),
      /** The charge's txid, by which a Pix payment names the bill; null where its code has none. */
      pixTxid: p.text('pix_txid'),
      /** What has been paid; the balance is what is left of `valorCentavos`, never below zero. */
      pagoCentavos: p.cents('pago_centavos').notNull().default(0),
      /** Day of the latest payment, and the day on which its money is credited: until then it is clearing. */
      pagaEm: p.day('paga_em'),
      creditoEm: p.day('credito_em'),
      canceladaEm: p.instant('cancelada_em'),
      debitoAutomatico: p.flag('debito_automatico').notNull(),
      homologacao: p.flag('homologacao').notNull(),
      contingencia: p.flag('contingencia').notNull(),
      finalidadeNf3e: p.text('finalidade_nf3e').notNull(),
      chaveSubstituida: p.text('chave_substituida'),
      protocoloAutorizacao: p.text('protocolo_autorizacao'),
      autorizadaEm: p.instant('autorizada_em'),
      jaImpressa: p.flag('ja_impressa').notNull(),
      /** What print lots are ordered by: the reading route, then the delivery address. */
      roteiroLeitura: p.text('roteiro_leitura'),
      cep: p.text('cep'),
      importadaEm: p.instant('importada_em').notNull(),
    },
    (t) => [
      p.uniqueIndex('faturas_chave').on(t.chave),
      p.index('faturas_uc').on(t.ucId, t.competencia),
      p
        .index('faturas_linha_digitavel')
        .on(t.linhaDigitavel)
        .where(sql`linha_digitavel is not null`),
      p
        .index('faturas_numero_documento')
        .on(t.numeroDocumento)
        .where(sql`numero_documento is not null`),
      p
        .index('faturas_pix_txid')
        .on(t.pixTxid)
        .where(sql`pix_txid is not null`),
      p
        .index('faturas_chave_substituida')
        .on(t.chaveSubstituida)
        .where(sql`chave_substituida is not null`),
      p
        .index('faturas_a_parte')
        .on(t.id)
        .where(sql`uc_id is null`),
    ],
  )

  /**
   * The document as it was received, deflated: of an NF3e the same bytes go into the PDF's attachment; of an older bill it
   * is the record that brought it, as JSON.
   */
  const faturaXmls = p.table('fatura_xmls', {
    faturaId: p
      .ref('fatura_id')
      .primaryKey()
      .references(() => faturas.id, { onDelete: 'cascade' }),
    xmlDeflate: p.bytes('xml_deflate').notNull(),
    /** Bytes of the document before deflating; null of older imports. */
    tamanho: p.integer('tamanho'),
    /** SHA-256 of the document before deflating, hexadecimal. */
    hash: p.text('hash').notNull(),
    /** What the document says, ready to be drawn (emissao/nf3e/fatos.ts); null is read from the document again. */
    fatos: p.bytes('fatos'),
  })

  /** What came in of a bill's value, once: the same payment told twice is one row. */
  const pagamentos = p.table(
    'pagamentos',
    {
      id: p.id(),
      /** What makes it one: the origin and its own name for the payment. */
      chave: p.text('chave').notNull(),
      /** Null when no bill could be found for it: it is kept and listed. */
      faturaId: p.ref('fatura_id').references(() => faturas.id),
      origem: p.text('origem').$type<OrigemPagamento>().notNull(),
      valorCentavos: p.cents('valor_centavos').notNull(),
      pagoEm: p.day('pago_em').notNull(),
      /** Day on which the money is the distributor's. */
      creditoEm: p.day('credito_em').notNull(),
      /** Linha digitável, bar code or txid, as the payment names the bill. */
      referencia: p.text('referencia').notNull(),
      /** The collecting bank, three digits; null of Pix. */
      banco: p.text('banco'),
      importacaoId: p.ref('importacao_id').references(() => importacoes.id),
      recebidoEm: p.instant('recebido_em').notNull(),
    },
    (t) => [
      p.uniqueIndex('pagamentos_chave').on(t.chave),
      p
        .index('pagamentos_fatura')
        .on(t.faturaId)
        .where(sql`fatura_id is not null`),
      p
        .index('pagamentos_sem_fatura')
        .on(t.id)
        .where(sql`fatura_id is null`),
      p
        .index('pagamentos_referencia')
        .on(t.referencia)
        .where(sql`fatura_id is null`),
    ],
  )

  return { importacoes, importacaoFalhas, faturas, faturaXmls, pagamentos }
}

export type FaturaTables = ReturnType<typeof defineFaturas>
