import * as z from 'zod/mini'
import { email, idParams, instante, pagina, texto, textoObrigatorio } from './comum.ts'
import { contract, GESTAO } from './contract.ts'

export const motivoSupressao = z.enum(['endereco_invalido', 'caixa_cheia', 'reclamacao', 'manual'])
export type MotivoSupressao = z.infer<typeof motivoSupressao>

export const supressao = z.object({
  id: z.number(),
  meio: z.enum(['email', 'whatsapp', 'sms']),
  endereco: z.string(),
  motivo: motivoSupressao,
  /** The server's answer, the report's diagnosis, or the supervisor's words. */
  evidencia: z.string(),
  /** What was being sent when it was learnt. */
  disparoId: z.nullable(z.number()),
  criadaEm: instante,
  criadaPor: z.nullable(z.string()),
  /** Null never expires. */
  expiraEm: z.nullable(instante),
  levantadaEm: z.nullable(instante),
  levantadaPor: z.nullable(z.string()),
  levantadaMotivo: z.nullable(z.string()),
  /** Whether it keeps mail back at this moment. */
  vigente: z.boolean(),
})
export type Supressao = z.infer<typeof supressao>

const lista = z.object({ itens: z.array(supressao), depois: z.nullable(z.number()) })

/** `todas` also shows what was lifted or has expired. */
const situacao = z._default(z.enum(['vigentes', 'todas']), 'vigentes')

export const listarSupressoes = contract({
  metodo: 'GET',
  caminho: '/supressoes',
  resumo: 'Endereços a que não se escreve, do mais novo ao mais antigo',
  acesso: GESTAO,
  query: z.object({ motivo: z.optional(motivoSupressao), situacao, ...pagina }),
  resposta: { status: 200, corpo: lista },
})

/** An address is personal data: it is searched for in the body and never in the URL. */
export const buscarSupressoes = contract({
  metodo: 'POST',
  caminho: '/supressoes/buscas',
  resumo: 'Procurar por parte do endereço',
  acesso: GESTAO,
  body: z.object({
    endereco: texto(254).check(z.minLength(2, 'Digite pelo menos dois caracteres.')),
    motivo: z.optional(motivoSupressao),
    situacao,
    ...pagina,
  }),
  resposta: { status: 200, corpo: lista },
})

export const criarSupressao = contract({
  metodo: 'POST',
  caminho: '/supressoes',
  resumo: 'Deixar de escrever a um endereço',
  acesso: GESTAO,
  idempotente: true,
  body: z.object({
    endereco: email,
    evidencia: textoObrigatorio(500),
    /** Left out, it never expires. */
    dias: z.optional(z.nullable(z.number().check(z.int(), z.gte(1), z.lte(3650)))),
  }),
  resposta: { status: 201, corpo: supressao },
})

export const levantarSupressao = contract({
  metodo: 'POST',
  caminho: '/supressoes/:id/levantamento',
  resumo: 'Voltar a escrever ao endereço, dizendo por quê',
  acesso: GESTAO,
  idempotente: true,
  params: idParams,
  body: z.object({ motivo: textoObrigatorio(300) }),
  resposta: { status: 200, corpo: supressao },
})
