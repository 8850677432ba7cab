import * as z from 'zod/mini'
import { competencia, dia, id, idParams, instante, pagina } from './comum.ts'
import { contract, EQUIPE, GESTAO } from './contract.ts'

export const faturaResumo = z.object({
  id: z.number(),
  ucId: z.nullable(z.number()),
  competencia: z.string(),
  numeroFiscal: z.number(),
  numeroDocumento: z.nullable(z.string()),
  emissao: instante,
  vencimento: z.string(),
  valorCentavos: z.number(),
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
      z.enum(['vencimento', '-vencimento', 'competencia', '-competencia', 'valor', '-valor']),
      '-competencia',
    ),
  }),
  resposta: { status: 200, corpo: z.object({ itens: z.array(faturaResumo) }) },
})

export const verFatura = contract({
  metodo: 'GET',
  caminho: '/faturas/:id',
  resumo: 'Uma fatura',
  acesso: EQUIPE,
  params: idParams,
  resposta: {
    status: 200,
    corpo: z.object({ ...faturaResumo.shape, chave: z.string(), ucInformada: z.string() }),
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
  resumo: 'Receber NF3e: XML, nf3eProc ou zip, um ou vários arquivos',
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
