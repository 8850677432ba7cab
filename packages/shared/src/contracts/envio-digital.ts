import * as z from 'zod/mini'
import { id, idNaUrl, idParams, instante, pagina, texto } from './comum.ts'
import { contract, EQUIPE } from './contract.ts'

export const meioDigital = z.enum(['email', 'whatsapp'])
export const tipoCopia = z.enum(['apenas_digital', 'impressa_tambem'])
export const modoAceite = z.enum(['falado', 'clicado', 'assinado'])

/** The password of the bill's PDF: none, the first characters of the titular's document, or one the titular chose. */
export const protecaoPdf = z.enum(['nenhuma', 'documento', 'escolhida'])
export type ProtecaoPdf = z.infer<typeof protecaoPdf>

/** What every keyboard writes and every reader of PDFs takes alike: letters, digits and signs of ASCII, no spaces. */
const senhaDoPdf = z
  .string()
  .check(
    z.minLength(4, 'A senha deve ter pelo menos 4 caracteres.'),
    z.maxLength(32, 'A senha deve ter no máximo 32 caracteres.'),
    z.regex(/^[!-~]*$/, 'Use na senha só letras sem acento, números e sinais, sem espaços.'),
  )

export const destinatario = z.object({
  id: z.number(),
  meio: meioDigital,
  endereco: z.string(),
  usuario: z.nullable(z.string()),
  criadoEm: instante,
})

export const resumoEnvioDigital = z.object({
  id: z.number(),
  tipoCopia,
  criadoEm: instante,
  destinatarios: z.array(destinatario),
})

export const termo = z.object({ versao: z.number(), texto: z.string(), hash: z.string() })

export const envioDigital = z.object({
  ucId: z.number(),
  numero: z.string(),
  nome: z.string(),
  /** Null when the UC has no adhesion in force. */
  adesao: z.nullable(
    z.object({
      ...resumoEnvioDigital.shape,
      termoVersao: z.number(),
      termoHash: z.string(),
      modoAceite,
      protecao: protecaoPdf,
      protocolo: z.nullable(z.string()),
    }),
  ),
  /** The term in force, to be shown and accepted. */
  termo,
  whatsappContratado: z.boolean(),
  /** The password that a new adhesion takes unless another is asked for. */
  protecaoPadrao: z.object({ protecao: protecaoPdf, digitos: z.number() }),
  /** Addresses on file that may be offered, e-mails and mobiles, never chosen by themselves. */
  sugestoes: z.array(z.object({ meio: meioDigital, endereco: z.string() })),
  /** First bill that comes digitally, as a sentence, and the last bill already issued. */
  primeiraFatura: z.string(),
  ultimaFatura: z.nullable(z.object({ id: z.number(), competencia: z.string() })),
  /** Answered to a change: what was kept as typed but ought to be confirmed, in sentences. */
  avisos: z.optional(z.array(z.string())),
})

export type EnvioDigital = z.infer<typeof envioDigital>
export type MeioDigital = z.infer<typeof meioDigital>

export const verEnvioDigital = contract({
  metodo: 'GET',
  caminho: '/ucs/:id/envio-digital',
  resumo: 'A adesão da UC ao envio digital e o termo vigente',
  acesso: EQUIPE,
  params: idParams,
  resposta: { status: 200, corpo: envioDigital },
})

export const salvarEnvioDigital = contract({
  metodo: 'PUT',
  caminho: '/ucs/:id/envio-digital',
  resumo: 'Aderir, ou mudar destinatários e tipo de cópia',
  acesso: EQUIPE,
  idempotente: true,
  params: idParams,
  body: z.object({
    atendimentoId: z.optional(z.nullable(id)),
    destinatarios: z
      .array(z.object({ meio: meioDigital, endereco: texto(254) }))
      .check(
        z.minLength(1, 'Adicione pelo menos um destinatário.'),
        z.maxLength(10, 'Use no máximo 10 destinatários.'),
      ),
    tipoCopia,
    /** The version that was shown; an older one is refused so that nobody accepts a text that changed. */
    termoVersao: z.number().check(z.int()),
    modoAceite,
    /** Left out, an adhesion keeps its own and a new one takes the parameter's. */
    protecao: z.optional(protecaoPdf),
    /** Of `escolhida`; never shown again. Left out, the one chosen before stays. */
    senha: z.optional(senhaDoPdf),
  }),
  resposta: { status: 200, corpo: envioDigital },
})

export const encerrarEnvioDigital = contract({
  metodo: 'DELETE',
  caminho: '/ucs/:id/envio-digital',
  resumo: 'Voltar à fatura impressa',
  acesso: EQUIPE,
  idempotente: true,
  params: idParams,
  query: z.object({ atendimentoId: z.optional(idNaUrl) }),
  resposta: { status: 200, corpo: envioDigital },
})

export const excluirDestinatario = contract({
  metodo: 'DELETE',
  caminho: '/ucs/:id/envio-digital/destinatarios/:destinatarioId',
  resumo: 'Excluir um destinatário; o último encerra a adesão',
  acesso: EQUIPE,
  idempotente: true,
  params: z.object({ id: idNaUrl, destinatarioId: idNaUrl }),
  query: z.object({ atendimentoId: z.optional(idNaUrl) }),
  resposta: { status: 200, corpo: envioDigital },
})

export const linhaEnvioDigital = z.object({
  destinatarioId: z.number(),
  ucId: z.number(),
  numero: z.string(),
  nome: z.string(),
  documentoImpresso: z.boolean(),
  meio: meioDigital,
  endereco: z.string(),
  usuario: z.nullable(z.string()),
  em: instante,
})

export const listarEnviosDigitais = contract({
  metodo: 'GET',
  caminho: '/envios-digitais',
  resumo: 'Destinatários vigentes, um por linha',
  acesso: EQUIPE,
  query: z.object({ ucId: z.optional(idNaUrl), ...pagina }),
  resposta: {
    status: 200,
    corpo: z.object({ itens: z.array(linhaEnvioDigital), depois: z.nullable(z.number()) }),
  },
})
