import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'
import type { AcessoTables } from './acesso.ts'
import type { CadastroTables } from './cadastro.ts'

/** Bills as the billing system emitted them, and the imports that brought them. */
export function defineFaturas(p: Palette, { usuarios, ucs, consumidores }: AcessoTables & CadastroTables) {
  const importacoes = p.table('importacoes', {
    id: p.id(),
    tipo: p.text('tipo').$type<'faturas' | 'cadastro'>().notNull(),
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
      /** Access key of the NF3e, 44 characters. */
      chave: p.text('chave').notNull(),
      /** Null while the bill's UC is unknown: kept aside, listed, never lost. */
      ucId: p.ref('uc_id').references(() => ucs.id),
      /** The UC as the NF3e names it (`idAcesso`). */
      ucInformada: p.text('uc_informada').notNull(),
      /** To whom the bill was issued; the adhesion counts only when it is this person's. */
      consumidorId: p.ref('consumidor_id').references(() => consumidores.id),
      importacaoId: p.ref('importacao_id').references(() => importacoes.id),
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
        .index('faturas_a_parte')
        .on(t.id)
        .where(sql`uc_id is null`),
    ],
  )

  /** The document as it was received, deflated: the same bytes go into the PDF's attachment. */
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

  return { importacoes, importacaoFalhas, faturas, faturaXmls }
}

export type FaturaTables = ReturnType<typeof defineFaturas>
