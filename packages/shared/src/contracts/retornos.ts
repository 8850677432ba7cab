import * as z from 'zod/mini'
import { instante, pagina } from './comum.ts'
import { contract, GESTAO } from './contract.ts'

export const tipoRetorno = z.enum(['dsn', 'arf', 'mdn', 'outro'])
export type TipoRetorno = z.infer<typeof tipoRetorno>

export const retorno = z.object({
  id: z.number(),
  tipo: tipoRetorno,
  recebidoEm: instante,
  /** Null when it could not be proved to be of any disparo: it changed nothing. */
  disparoId: z.nullable(z.number()),
  acao: z.nullable(z.string()),
  status: z.nullable(z.string()),
  diagnostico: z.nullable(z.string()),
})
export type Retorno = z.infer<typeof retorno>

export const listarRetornos = contract({
  metodo: 'GET',
  caminho: '/retornos',
  resumo: 'O que voltou por e-mail, do mais novo ao mais antigo',
  acesso: GESTAO,
  query: z.object({
    tipo: z.optional(tipoRetorno),
    /** `sem_disparo`: only what matched none. */
    situacao: z._default(z.enum(['todos', 'sem_disparo']), 'todos'),
    ...pagina,
  }),
  resposta: { status: 200, corpo: z.object({ itens: z.array(retorno), depois: z.nullable(z.number()) }) },
})

const contagem = z.object({ tipo: tipoRetorno, total: z.number(), semDisparo: z.number() })

export const contarRetornos = contract({
  metodo: 'GET',
  caminho: '/retornos/contagens',
  resumo: 'Quantos retornos de cada tipo, e quantos sem disparo',
  acesso: GESTAO,
  resposta: { status: 200, corpo: z.object({ itens: z.array(contagem) }) },
})
