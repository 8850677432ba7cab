import * as z from 'zod/mini'
import { instante, texto } from './comum.ts'
import { contract, EQUIPE, GESTAO } from './contract.ts'

export const parametro = z.object({
  chave: z.string(),
  /** Where it stands in the tree, e.g. `['CRM', 'Recadastramento']`. */
  caminho: z.array(z.string()),
  nome: z.string(),
  explicacao: z.string(),
  /** What changes when it changes, and when. */
  efeito: z.string(),
  tipo: z.enum(['sim_nao', 'inteiro', 'horario', 'opcao']),
  /** What an `opcao` offers; empty for the others. */
  opcoes: z.array(z.object({ valor: z.string(), rotulo: z.string() })),
  unidade: z.nullable(z.string()),
  minimo: z.nullable(z.number()),
  maximo: z.nullable(z.number()),
  opcional: z.boolean(),
  /** As text: `true`/`false`, digits, `HH:MM`, the `valor` of an option; null when an optional one is empty. */
  valor: z.nullable(z.string()),
  padrao: z.nullable(z.string()),
  alteradoEm: z.nullable(instante),
  alteradoPor: z.nullable(z.string()),
})

export type Parametro = z.infer<typeof parametro>

export const listarParametros = contract({
  metodo: 'GET',
  caminho: '/parametros',
  resumo: 'Todos os parâmetros com seus valores',
  acesso: EQUIPE,
  resposta: { status: 200, corpo: z.object({ itens: z.array(parametro) }) },
})

export const alterarParametro = contract({
  metodo: 'PUT',
  caminho: '/parametros/:chave',
  resumo: 'Mudar um parâmetro; vale a partir da próxima requisição',
  acesso: GESTAO,
  idempotente: true,
  params: z.object({ chave: texto(100) }),
  body: z.object({
    valor: z.nullable(z.union([z.string().check(z.maxLength(200)), z.number(), z.boolean()])),
  }),
  resposta: { status: 200, corpo: parametro },
})

export const historicoParametro = contract({
  metodo: 'GET',
  caminho: '/parametros/:chave/historico',
  resumo: 'Quem mudou, quando, de quê para quê',
  acesso: GESTAO,
  params: z.object({ chave: texto(100) }),
  resposta: {
    status: 200,
    corpo: z.object({
      itens: z.array(
        z.object({
          em: instante,
          usuario: z.string(),
          de: z.nullable(z.string()),
          para: z.nullable(z.string()),
        }),
      ),
    }),
  },
})
