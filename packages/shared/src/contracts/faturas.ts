import * as z from 'zod/mini'
import { competencia, dia, id, idParams, idsNaUrl, instante, pagina } from './comum.ts'
import { contract, EQUIPE, GESTAO } from './contract.ts'

export const tipoFatura = z.enum(['danf3e', 'fatura_energia'])
export type TipoFatura = z.infer<typeof tipoFatura>
export const tipoCalculo = z.enum(['normal', 'media', 'minimo', 'substituicao', 'ajuste'])
export type TipoCalculo = z.infer<typeof tipoCalculo>
export const situacaoFatura = z.enum([
  'em_aberto',
  'vencida',
  'paga',
  /** Paid, and the money is not credited yet. */
  'paga_compensando',
  'cancelada',
  'substituida',
])
export type SituacaoFatura = z.infer<typeof situacaoFatura>

export const faturaResumo = z.object({
  id: z.number(),
  ucId: z.nullable(z.number()),
  tipo: tipoFatura,
  /** The titular as the bill names them. */
  nome: z.nullable(z.string()),
  tipoCalculo,
  competencia: z.string(),
  numeroFiscal: z.number(),
  numeroDocumento: z.nullable(z.string()),
  emissao: instante,
  vencimento: z.string(),
  valorCentavos: z.number(),
  /** What is left to be paid. */
  saldoCentavos: z.number(),
  situacao: situacaoFatura,
  /** The bill that took the place of this one. */
  substituidaPor: z.nullable(z.object({ id: z.number(), competencia: z.string(), numeroFiscal: z.number() })),
  linhaDigitavel: z.nullable(z.string()),
  pix: z.nullable(z.string()),
  debitoAutomatico: z.boolean(),
  autorizada: z.boolean(),
  /** Issued in declared contingency: it may leave before its authorisation. */
  contingencia: z.boolean(),
  homologacao: z.boolean(),
})

export type FaturaResumo = z.infer<typeof faturaResumo>

export const listarFaturasDaUc = contract({
  metodo: 'GET',
  caminho: '/ucs/:id/faturas',
  resumo: 'Faturas de uma UC, por período ou competência',
  acesso: EQUIPE,
  params: idParams,
  query: z.object({
    de: z.optional(dia),
    ate: z.optional(dia),
    competencia: z.optional(competencia),
    ordem: z._default(
      z.enum([
        ...['vencimento', '-vencimento', 'competencia', '-competencia', 'valor', '-valor', 'saldo', '-saldo'],
        ...['tipo', '-tipo', 'numeroFiscal', '-numeroFiscal', 'numeroDocumento', '-numeroDocumento'],
      ] as const),
      '-competencia',
    ),
  }),
  resposta: { status: 200, corpo: z.object({ itens: z.array(faturaResumo) }) },
})

export const origemPagamento = z.enum(['febraban', 'csv', 'pix'])
export const pagamento = z.object({
  id: z.number(),
  origem: origemPagamento,
  valorCentavos: z.number(),
  pagoEm: z.string(),
  creditoEm: z.string(),
  banco: z.nullable(z.string()),
})

export const verFatura = contract({
  metodo: 'GET',
  caminho: '/faturas/:id',
  resumo: 'Uma fatura',
  acesso: EQUIPE,
  params: idParams,
  resposta: {
    status: 200,
    corpo: z.object({
      ...faturaResumo.shape,
      chave: z.string(),
      ucInformada: z.string(),
      pagamentos: z.array(pagamento),
    }),
  },
})

export const verDocumentoFatura = contract({
  metodo: 'GET',
  caminho: '/faturas/:id/documento',
  resumo: 'A 2ª via do DANF3E, ou só a barra, em PDF',
  acesso: EQUIPE,
  params: idParams,
  query: z.object({ conteudo: z._default(z.enum(['fatura', 'barra']), 'fatura') }),
  resposta: { status: 200, corpo: null, tipo: 'application/pdf' },
})

/** Several in one file, to be printed at once. */
export const verDocumentos = contract({
  metodo: 'GET',
  caminho: '/faturas/documentos',
  resumo: 'As 2as vias de várias faturas, ou só suas barras, em um PDF',
  acesso: EQUIPE,
  query: z.object({
    ids: idsNaUrl(50),
    conteudo: z._default(z.enum(['fatura', 'barra']), 'fatura'),
  }),
  resposta: { status: 200, corpo: null, tipo: 'application/pdf' },
})

export const verXmlFatura = contract({
  metodo: 'GET',
  caminho: '/faturas/:id/xml',
  resumo: 'A NF3e como foi recebida',
  acesso: EQUIPE,
  params: idParams,
  resposta: { status: 200, corpo: null, tipo: 'application/xml' },
})

/** What an SMS with the barra would say, in how many parts. */
export const verTextoDaBarra = contract({
  metodo: 'GET',
  caminho: '/faturas/:id/barra',
  resumo: 'A barra em texto, como vai por SMS',
  acesso: EQUIPE,
  params: idParams,
  resposta: {
    status: 200,
    corpo: z.object({
      texto: z.string(),
      codificacao: z.enum(['gsm7', 'ucs2']),
      /** Units of the encoding, and how many messages they take. */
      caracteres: z.number(),
      partes: z.number(),
      /** False where the Pix code would not fit. */
      comPix: z.boolean(),
    }),
  },
})

export const falhaImportacao = z.object({
  arquivo: z.string(),
  linha: z.nullable(z.number()),
  campo: z.nullable(z.string()),
  mensagem: z.string(),
})

export const resultadoImportacao = z.object({
  /** Null for a dry run, which keeps nothing. */
  importacaoId: z.nullable(z.number()),
  simulacao: z.boolean(),
  recebidos: z.number(),
  /** Among them those kept aside. */
  novos: z.number(),
  /** Already known and unchanged; a bill authorised by this delivery counts in `atualizados`. */
  repetidos: z.number(),
  atualizados: z.number(),
  recusados: z.number(),
  /** Bills kept aside because their UC is unknown. */
  aParte: z.number(),
  /** The first 1,000; all are kept with the import. */
  falhas: z.array(falhaImportacao),
})

export type ResultadoImportacao = z.infer<typeof resultadoImportacao>

export const importarFaturas = contract({
  metodo: 'POST',
  caminho: '/faturas/importacoes',
  resumo:
    'Receber NF3e (XML, nf3eProc, evento de cancelamento ou zip) e faturas anteriores a ela (CSV ou JSON), um ou vários arquivos',
  acesso: GESTAO,
  multipart: true,
  query: z.object({
    jaImpressa: z._default(z.stringbool(), false),
    /** An archive: bills are kept and found, and nothing is sent of them. */
    historico: z._default(z.stringbool(), false),
  }),
  resposta: { status: 200, corpo: resultadoImportacao },
})

export const importarCadastro = contract({
  metodo: 'POST',
  caminho: '/cadastro/importacoes',
  resumo: 'Receber o cadastro de UCs em CSV',
  acesso: GESTAO,
  multipart: true,
  query: z.object({ simular: z._default(z.stringbool(), false) }),
  resposta: { status: 200, corpo: resultadoImportacao },
})

export const listarFaturasAParte = contract({
  metodo: 'GET',
  caminho: '/faturas/a-parte',
  resumo: 'Faturas guardadas à parte porque a UC não é conhecida',
  acesso: GESTAO,
  query: z.object(pagina),
  resposta: {
    status: 200,
    corpo: z.object({
      itens: z.array(
        z.object({
          id,
          chave: z.string(),
          ucInformada: z.string(),
          competencia: z.string(),
          valorCentavos: z.number(),
          importadaEm: instante,
        }),
      ),
      depois: z.nullable(z.number()),
    }),
  },
})
