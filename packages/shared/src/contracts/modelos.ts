import * as z from 'zod/mini'
import { email, id, instante } from './comum.ts'
import { contract, GESTAO } from './contract.ts'

export const tipoModelo = z.enum(['fatura', 'segunda_via', 'termo'])
export type TipoModelo = z.infer<typeof tipoModelo>

const MAX_PARTE = 100_000

/** A line break in a subject would begin another header. */
const assunto = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'Preencha este campo.'),
    z.maxLength(300, 'Use no máximo 300 caracteres.'),
    z.regex(/^[^\r\n]*$/, 'Use uma linha só.'),
  )

const parte = z.string().check(
  z.refine((valor) => valor.trim() !== '', 'Preencha este campo.'),
  z.maxLength(MAX_PARTE, 'A mensagem é grande demais: use no máximo 100 mil caracteres.'),
  // PostgreSQL keeps no U+0000, and jsonb no half of a surrogate pair.
  z.regex(/^[^\0\p{Cs}]*$/u, 'O texto tem um caractere que não se pode gravar.'),
)

/** Liquid source of a message. */
export const fontesModelo = z.object({ assunto, html: parte, texto: parte })
export type FontesModelo = z.infer<typeof fontesModelo>

const fontes = { assunto: z.string(), html: z.string(), texto: z.string() }

export const variavelModelo = z.object({
  /** As written between `{{` and `}}`. */
  nome: z.string(),
  descricao: z.string(),
  exemplo: z.string(),
  /** Absent in some messages: it belongs in an `{% if %}`. */
  opcional: z.boolean(),
})
export type VariavelModelo = z.infer<typeof variavelModelo>

export const versaoModelo = z.object({
  versao: z.number(),
  /** True when this version went back to the product's own words. */
  padrao: z.boolean(),
  criadaEm: instante,
  usuario: z.nullable(z.string()),
  ...fontes,
})
export type VersaoModelo = z.infer<typeof versaoModelo>

export const modelo = z.object({
  tipo: tipoModelo,
  /** In use; 0 when nobody has rewritten the product's own words. */
  versao: z.number(),
  vigente: z.object(fontes),
  padrao: z.object(fontes),
  alteradoEm: z.nullable(instante),
  alteradoPor: z.nullable(z.string()),
  variaveis: z.array(variavelModelo),
  /** What the words in use leave out that a reader would look for. */
  avisos: z.array(z.string()),
})
export type Modelo = z.infer<typeof modelo>

const params = z.object({ tipo: tipoModelo })

export const listarModelos = contract({
  metodo: 'GET',
  caminho: '/modelos',
  resumo: 'Os modelos de mensagem em uso, com o texto padrão e as variáveis',
  acesso: GESTAO,
  resposta: { status: 200, corpo: z.object({ itens: z.array(modelo) }) },
})

export const versoesModelo = contract({
  metodo: 'GET',
  caminho: '/modelos/:tipo/versoes',
  resumo: 'As versões de um modelo, da mais nova à mais antiga',
  acesso: GESTAO,
  params,
  resposta: { status: 200, corpo: z.object({ itens: z.array(versaoModelo) }) },
})

export const alterarModelo = contract({
  metodo: 'PUT',
  caminho: '/modelos/:tipo',
  resumo: 'Gravar uma nova versão; vale a partir da próxima mensagem',
  acesso: GESTAO,
  idempotente: true,
  params,
  /** `versaoLida` is the one that was edited: a version saved meanwhile by someone else is not overwritten. */
  body: z.object({ ...fontesModelo.shape, versaoLida: z.number().check(z.int(), z.gte(0)) }),
  resposta: { status: 200, corpo: modelo },
})

export const restaurarModelo = contract({
  metodo: 'POST',
  caminho: '/modelos/:tipo/padrao',
  resumo: 'Voltar ao texto padrão, como uma nova versão',
  acesso: GESTAO,
  idempotente: true,
  params,
  resposta: { status: 200, corpo: modelo },
})

export const preverModelo = contract({
  metodo: 'POST',
  caminho: '/modelos/:tipo/previa',
  resumo: 'A mensagem como sairia, com uma fatura do livro',
  acesso: GESTAO,
  params,
  body: z.object({ ...fontesModelo.shape, faturaId: z.optional(id) }),
  resposta: {
    status: 200,
    corpo: z.object({
      ...fontes,
      avisos: z.array(z.string()),
      /** The bill that lent its data; null when the book has none and examples are shown. */
      fatura: z.nullable(z.object({ id: z.number(), numero: z.string(), competencia: z.string() })),
    }),
  },
})

export const testarModelo = contract({
  metodo: 'POST',
  caminho: '/modelos/:tipo/teste',
  resumo: 'Enviar a mensagem a um endereço, pela conta padrão das faturas',
  acesso: GESTAO,
  params,
  body: z.object({ ...fontesModelo.shape, faturaId: z.optional(id), para: email }),
  resposta: { status: 200, corpo: z.object({ resposta: z.string() }) },
})
