import * as z from 'zod/mini'
import { instante, pagina } from './comum.ts'
import { contract, GESTAO } from './contract.ts'
import { falhaImportacao, pagamento } from './faturas.ts'

export const resultadoPagamentos = z.object({
  importacaoId: z.number(),
  recebidos: z.number(),
  novos: z.number(),
  /** Already known: the same payment twice changes nothing. */
  repetidos: z.number(),
  recusados: z.number(),
  /** Kept, and of no bill that is known. */
  semFatura: z.number(),
  /** What the new ones come to. */
  novosCentavos: z.number(),
  falhas: z.array(falhaImportacao),
})
export type ResultadoPagamentos = z.infer<typeof resultadoPagamentos>

export const importarPagamentos = contract({
  metodo: 'POST',
  caminho: '/faturas/pagamentos',
  resumo: 'Receber pagamentos: retorno de arrecadação FEBRABAN de 150 colunas ou CSV',
  acesso: GESTAO,
  multipart: true,
  resposta: { status: 200, corpo: resultadoPagamentos },
})

/** The PSP's call when a Pix was paid: signed, see `docs/pagamentos.md`. The raw body is what is signed. */
export const receberPix = contract({
  metodo: 'POST',
  caminho: '/faturas/pagamentos/pix',
  resumo: 'Aviso do PSP de Pix recebidos, assinado',
  acesso: 'publico',
  resposta: { status: 200, corpo: z.object({ recebido: z.literal(true) }) },
})

export const listarPagamentosSemFatura = contract({
  metodo: 'GET',
  caminho: '/faturas/pagamentos/sem-fatura',
  resumo: 'Pagamentos guardados à parte porque a fatura não é conhecida',
  acesso: GESTAO,
  query: z.object(pagina),
  resposta: {
    status: 200,
    corpo: z.object({
      itens: z.array(z.object({ ...pagamento.shape, referencia: z.string(), recebidoEm: instante })),
      depois: z.nullable(z.number()),
    }),
  },
})
