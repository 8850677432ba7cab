import { sql } from 'drizzle-orm'
import type { Palette } from '#db/palette.ts'

export type TipoContato = 'celular' | 'fone' | 'email'
/** `informado`: on file but never confirmed with the person. */
export type SituacaoContato = 'informado' | 'confirmado' | 'duvidoso' | 'devolvido' | 'recusado'
export type TipoDocumento = 'cpf' | 'cnpj' | 'cei' | 'caepf'
export type EstadoCivil = 'solteiro' | 'casado' | 'uniao_estavel' | 'separado' | 'divorciado' | 'viuvo'

/** UCs, the people behind them and the contacts of each UC. */
export function defineCadastro(p: Palette) {
  const consumidores = p.table(
    'consumidores',
    {
      id: p.id(),
      nome: p.text('nome').notNull(),
      pessoaJuridica: p.flag('pessoa_juridica').notNull(),
      /** As normalised by the domain; kept as it came when its check digits fail (`documentoTipo` is then null). */
      documento: p.text('documento'),
      documentoTipo: p.text('documento_tipo').$type<TipoDocumento>(),
      rg: p.text('rg'),
      nascimento: p.day('nascimento'),
      estadoCivil: p.text('estado_civil').$type<EstadoCivil>(),
      conjuge: p.text('conjuge'),
      pai: p.text('pai'),
      mae: p.text('mae'),
      emailPrincipal: p.text('email_principal'),
      criadoEm: p.instant('criado_em').notNull(),
      atualizadoEm: p.instant('atualizado_em').notNull(),
    },
    (t) => [
      // A valid document is one person; broken ones of old books may repeat.
      p
        .uniqueIndex('consumidores_documento_valido')
        .on(t.documento)
        .where(sql`documento_tipo is not null`),
      p.index('consumidores_documento').on(t.documento),
      p
        .index('consumidores_email')
        .on(t.emailPrincipal)
        .where(sql`email_principal is not null`),
    ],
  )

  const ucs = p.table(
    'ucs',
    {
      id: p.id(),
      /** National number, 15 digits (REN ANEEL 1.095/2024). */
      numero: p.text('numero').notNull(),
      /** The distributor's old number, digits without leading zeros. */
      numeroAnterior: p.text('numero_anterior'),
      titularId: p
        .ref('titular_id')
        .notNull()
        .references(() => consumidores.id),
      titularDesde: p.instant('titular_desde').notNull(),
      classe: p.text('classe'),
      subclasse: p.text('subclasse'),
      grupoTensao: p.text('grupo_tensao'),
      modalidade: p.text('modalidade'),
      fases: p.text('fases'),
      logradouro: p.text('logradouro').notNull(),
      numeroEndereco: p.text('numero_endereco'),
      complemento: p.text('complemento'),
      bairro: p.text('bairro'),
      municipio: p.text('municipio').notNull(),
      uf: p.text('uf').notNull(),
      cep: p.text('cep'),
      medidor: p.text('medidor'),
      roteiro: p.text('roteiro'),
      debitoAutomatico: p.flag('debito_automatico').notNull(),
      suporteVital: p.flag('suporte_vital').notNull(),
      baixaRenda: p.flag('baixa_renda').notNull(),
      criadaEm: p.instant('criada_em').notNull(),
      atualizadaEm: p.instant('atualizada_em').notNull(),
    },
    (t) => [
      p.uniqueIndex('ucs_numero').on(t.numero),
      p.index('ucs_numero_anterior').on(t.numeroAnterior),
      p.index('ucs_medidor').on(t.medidor),
      p.index('ucs_titular').on(t.titularId),
    ],
  )

  const contatos = p.table(
    'contatos',
    {
      id: p.id(),
      ucId: p
        .ref('uc_id')
        .notNull()
        .references(() => ucs.id, { onDelete: 'cascade' }),
      tipo: p.text('tipo').$type<TipoContato>().notNull(),
      /** E.164 for phones, lower case for e-mails. */
      valor: p.text('valor').notNull(),
      situacao: p.text('situacao').$type<SituacaoContato>().notNull(),
      devolvidoEm: p.instant('devolvido_em'),
      criadoEm: p.instant('criado_em').notNull(),
      atualizadoEm: p.instant('atualizado_em').notNull(),
      /** A replaced contact stays on file, out of use. */
      removidoEm: p.instant('removido_em'),
    },
    (t) => [
      p.uniqueIndex('contatos_uc_valor').on(t.ucId, t.tipo, t.valor),
      p.index('contatos_valor').on(t.valor),
    ],
  )

  /** What an agent corrected and the source has not confirmed: both values are kept (design rule 10). */
  const correcoes = p.table(
    'correcoes',
    {
      id: p.id(),
      ucId: p.ref('uc_id').references(() => ucs.id, { onDelete: 'cascade' }),
      consumidorId: p.ref('consumidor_id').references(() => consumidores.id, { onDelete: 'cascade' }),
      campo: p.text('campo').notNull(),
      valor: p.text('valor'),
      valorFonte: p.text('valor_fonte'),
      em: p.instant('em').notNull(),
      confirmadaEm: p.instant('confirmada_em'),
    },
    (t) => [
      p
        .uniqueIndex('correcoes_uc_aberta')
        .on(t.ucId, t.campo)
        .where(sql`confirmada_em is null and uc_id is not null`),
      p
        .uniqueIndex('correcoes_consumidor_aberta')
        .on(t.consumidorId, t.campo)
        .where(sql`confirmada_em is null and consumidor_id is not null`),
    ],
  )

  /** Every word of the names and addresses in the search index, to complete one that is still being typed. */
  const buscaPalavras = p.table(
    'busca_palavras',
    {
      campo: p.text('campo').$type<'nome' | 'endereco'>().notNull(),
      palavra: p.text('palavra').notNull(),
    },
    (t) => [p.primaryKey({ name: 'busca_palavras_pk', columns: [t.campo, t.palavra] })],
  )

  return { consumidores, ucs, contatos, correcoes, buscaPalavras }
}

export type CadastroTables = ReturnType<typeof defineCadastro>
