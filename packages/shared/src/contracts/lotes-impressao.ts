import * as z from 'zod/mini'
import { competencia, idParams, instante, pagina } from './comum.ts'
import { contract, GESTAO } from './contract.ts'

export const estadoLote = z.enum(['montando', 'pronto', 'impresso', 'desfeito'])
export type EstadoLote = z.infer<typeof estadoLote>

/** What one lot may hold: a print shop takes it as one file. */
export const MAXIMO_DO_LOTE = 20_000

export const loteImpressao = z.object({
  id: z.number(),
  estado: estadoLote,
  criadoEm: instante,
  criadoPor: z.nullable(z.string()),
  faturas: z.number(),
  /** Bills already in the file, while it is being put together; null where nothing is known of it. */
  feitas: z.nullable(z.number()),
  frenteVerso: z.boolean(),
  paginas: z.nullable(z.number()),
  /** SHA-256 of the PDF, hexadecimal, and its bytes. */
  hash: z.nullable(z.string()),
  tamanho: z.nullable(z.number()),
  prontoEm: z.nullable(instante),
  baixadoEm: z.nullable(instante),
  impressoEm: z.nullable(instante),
  impressoPor: z.nullable(z.string()),
  /** Why it could not be put together, in a sentence. */
  erro: z.nullable(z.string()),
})

export type LoteImpressao = z.infer<typeof loteImpressao>

export const listarLotesImpressao = contract({
  metodo: 'GET',
  caminho: '/lotes-impressao',
  resumo: 'Lotes de impressão, do mais novo ao mais antigo, e quantas faturas esperam por um',
  acesso: GESTAO,
  query: z.object(pagina),
  resposta: {
    status: 200,
    corpo: z.object({
      itens: z.array(loteImpressao),
      depois: z.nullable(z.number()),
      /** Counted up to a bound; `mais` says that there are more. */
      esperando: z.object({ total: z.number(), mais: z.boolean() }),
    }),
  },
})

export const verLoteImpressao = contract({
  metodo: 'GET',
  caminho: '/lotes-impressao/:id',
  resumo: 'Um lote de impressão',
  acesso: GESTAO,
  params: idParams,
  resposta: { status: 200, corpo: loteImpressao },
})

export const montarLoteImpressao = contract({
  metodo: 'POST',
  caminho: '/lotes-impressao',
  resumo: 'Montar um lote com as faturas que esperam a impressão; o PDF é escrito em seguida',
  acesso: GESTAO,
  idempotente: true,
  body: z.object({
    competencia: z.optional(z.nullable(competencia)),
    maximo: z._default(
      z
        .number()
        .check(
          z.int(),
          z.gte(1, 'Use pelo menos 1 fatura.'),
          z.lte(MAXIMO_DO_LOTE, 'Use no máximo 20.000 faturas.'),
        ),
      MAXIMO_DO_LOTE,
    ),
    frenteVerso: z._default(z.boolean(), false),
  }),
  resposta: { status: 201, corpo: loteImpressao },
})

export const baixarLoteImpressao = contract({
  metodo: 'GET',
  caminho: '/lotes-impressao/:id/pdf',
  resumo: 'O PDF do lote, na ordem do roteiro de leitura',
  acesso: GESTAO,
  params: idParams,
  resposta: { status: 200, corpo: null, tipo: 'application/pdf' },
})

export const baixarManifestoLote = contract({
  metodo: 'GET',
  caminho: '/lotes-impressao/:id/manifesto',
  resumo: 'O manifesto do lote em CSV: sequência, UC, chave, competência, CEP, roteiro e páginas',
  acesso: GESTAO,
  params: idParams,
  resposta: { status: 200, corpo: null, tipo: 'text/csv' },
})

export const marcarLoteImpresso = contract({
  metodo: 'POST',
  caminho: '/lotes-impressao/:id/impressao',
  resumo: 'Marcar o lote como impresso: suas faturas passam a aceitas',
  acesso: GESTAO,
  idempotente: true,
  params: idParams,
  resposta: { status: 200, corpo: loteImpressao },
})

export const desfazerLoteImpressao = contract({
  metodo: 'POST',
  caminho: '/lotes-impressao/:id/desfazer',
  resumo: 'Desfazer um lote que não foi impresso: suas faturas voltam à fila',
  acesso: GESTAO,
  idempotente: true,
  params: idParams,
  resposta: { status: 200, corpo: loteImpressao },
})
