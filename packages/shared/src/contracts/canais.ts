import * as z from 'zod/mini'
import { isValidHost } from '../domain/host.ts'
import { instante, linha } from './comum.ts'
import { contract, GESTAO } from './contract.ts'

// The channels beside e-mail. Each has one configuration; its secrets are written and never given back.

export const canal = z.enum(['whatsapp', 'sms', 'pix'])
export type Canal = z.infer<typeof canal>

const inteiro = (minimo: number, maximo: number, mensagem: string) =>
  z.int(mensagem).check(z.gte(minimo, mensagem), z.lte(maximo, mensagem))
const porMinuto = inteiro(1, 1_000_000, 'O limite vai de 1 a 1.000.000 de mensagens por minuto.')
const conexoes = inteiro(1, 50, 'Use de 1 a 50 conexões.')
const url = z.string().check(
  z.maxLength(300),
  z.refine(
    (valor) => URL.canParse(valor) && /^https?:$/.test(new URL(valor).protocol),
    'Informe um endereço que comece com https:// ou http://.',
  ),
)
const host = z
  .string()
  .check(z.refine(isValidHost, 'Informe o nome ou o endereço IP do servidor, sem a porta.'))
/** Absent keeps what is kept; null removes it. */
const segredo = z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(1000))))

/** What a template's body may be filled with, in the order of its placeholders. */
export const variavelWhatsapp = z.enum([
  'nome',
  'competencia',
  'valor',
  'vencimento',
  'uc',
  'linha_digitavel',
  'pix',
])
export type VariavelWhatsapp = z.infer<typeof variavelWhatsapp>

const modeloWhatsapp = z.object({
  /** As approved by Meta: small letters, digits and underscores. */
  nome: z
    .string()
    .check(z.regex(/^[a-z0-9_]{1,512}$/, 'O nome do modelo usa letras minúsculas, números e sublinhado.')),
  idioma: z.string().check(z.regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'O idioma é como pt_BR.')),
  variaveis: z.array(variavelWhatsapp).check(z.maxLength(10)),
})

export const ajustesWhatsapp = z.object({
  /** The Graph API; another only for a proxy or a test. */
  baseUrl: url,
  versaoApi: z.string().check(z.regex(/^v\d{1,3}\.\d$/, 'A versão da API é como v23.0.')),
  numeroId: z.string().check(z.regex(/^\d{1,32}$/, 'O id do número (phone_number_id) tem só dígitos.')),
  modeloFatura: modeloWhatsapp,
  modeloBarra: modeloWhatsapp,
  conexoes,
  porMinuto,
  /** Seconds between two messages to one person; Meta refuses more than one in 6 s. */
  segundosPorDestinatario: inteiro(0, 3600, 'Use de 0 a 3600 segundos.'),
  /** Different people in any 24 hours, by the tier of the business; null has no limit. */
  pessoasPor24h: z.nullable(inteiro(1, 10_000_000, 'Use de 1 a 10.000.000 de pessoas.')),
})
export type AjustesWhatsapp = z.infer<typeof ajustesWhatsapp>

const smsComum = {
  /** Sender: a short code, a number, or up to eleven letters. */
  remetente: z
    .string()
    .check(z.regex(/^(\+?\d{3,15}|[A-Za-z0-9 ]{1,11})$/, 'O remetente é um número ou até 11 letras.')),
  /** Takes accents off instead of paying for UCS-2. */
  transliterar: z.boolean(),
  /** The barra leaves the Pix code out where it would take more parts. */
  maximoPartes: inteiro(1, 10, 'Use de 1 a 10 partes.'),
  conexoes,
  porMinuto,
  /** For how long the gateway may try, in minutes. */
  validadeMinutos: inteiro(1, 10_080, 'Use de 1 a 10.080 minutos.'),
}
export const ajustesSms = z.discriminatedUnion('protocolo', [
  z.object({
    protocolo: z.literal('smpp'),
    ...smsComum,
    host,
    porta: inteiro(1, 65_535, 'A porta vai de 1 a 65535.'),
    tls: z.boolean(),
    usuario: linha(16),
    tipoSistema: z.string().check(z.regex(/^[!-~]{0,12}$/, 'O tipo de sistema tem até 12 caracteres.')),
    /** submit_sm that may wait for their answer on one connection. */
    janela: inteiro(1, 200, 'Use uma janela de 1 a 200.'),
  }),
  z.object({
    protocolo: z.literal('kannel'),
    ...smsComum,
    /** Where sendsms answers, e.g. `http://gateway:13013/cgi-bin/sendsms`. */
    url,
    usuario: linha(60),
    /** The SMSC connection to leave by; empty lets the gateway choose. */
    smsc: z
      .string()
      .check(z.regex(/^[\w.-]{0,60}$/, 'O nome da conexão tem letras, números, ponto e hífen.')),
  }),
])
export type AjustesSms = z.infer<typeof ajustesSms>

/** Pix needs no more than the secret by which the PSP signs. */
export const ajustesPix = z.object({})

const conteudo = z.discriminatedUnion('canal', [
  z.object({
    canal: z.literal('whatsapp'),
    ativo: z.boolean(),
    ajustes: ajustesWhatsapp,
    /** `token` calls Meta, `segredoApp` proves Meta's calls, `tokenVerificacao` answers its first one. */
    segredos: z.object({ token: segredo, segredoApp: segredo, tokenVerificacao: segredo }),
  }),
  z.object({
    canal: z.literal('sms'),
    ativo: z.boolean(),
    ajustes: ajustesSms,
    segredos: z.object({ senha: segredo }),
  }),
  z.object({
    canal: z.literal('pix'),
    ativo: z.boolean(),
    ajustes: ajustesPix,
    segredos: z.object({ segredo }),
  }),
])
export type ConteudoCanal = z.infer<typeof conteudo>

const comum = {
  ativo: z.boolean(),
  /** Which secrets are kept. */
  guardados: z.array(z.string()),
  /** What the provider has to be told: where its calls go. Null where it does not call. */
  urlDeAvisos: z.nullable(z.string()),
  /** Sentences about what is missing or could be better. */
  avisos: z.array(z.string()),
  atualizadoEm: z.nullable(instante),
  testadoEm: z.nullable(instante),
  testeBom: z.nullable(z.boolean()),
  /** What came in by the provider's calls: of the last 24 hours, and what is not worked through. */
  recebidos24h: z.number(),
  pendentes: z.number(),
}

/** `ajustes` null: never configured. */
export const canalConfigurado = z.discriminatedUnion('canal', [
  z.object({ canal: z.literal('whatsapp'), ...comum, ajustes: z.nullable(ajustesWhatsapp) }),
  z.object({ canal: z.literal('sms'), ...comum, ajustes: z.nullable(ajustesSms) }),
  z.object({ canal: z.literal('pix'), ...comum, ajustes: z.nullable(ajustesPix) }),
])
export type CanalConfigurado = z.infer<typeof canalConfigurado>

export const listarCanais = contract({
  metodo: 'GET',
  caminho: '/canais',
  resumo: 'WhatsApp, SMS e Pix: como estão configurados, sem seus segredos',
  acesso: GESTAO,
  resposta: { status: 200, corpo: z.object({ itens: z.array(canalConfigurado) }) },
})

export const configurarCanal = contract({
  metodo: 'PUT',
  caminho: '/canais',
  resumo: 'Configurar um canal; vale a partir do próximo envio',
  acesso: GESTAO,
  idempotente: true,
  body: conteudo,
  resposta: { status: 200, corpo: canalConfigurado },
})

/** Sends a real message, as configured, to a number of one's own. */
export const testarCanal = contract({
  metodo: 'POST',
  caminho: '/canais/:canal/testes',
  resumo: 'Mandar uma mensagem de teste pelo canal, com a conversa mostrada',
  acesso: GESTAO,
  params: z.object({ canal: z.enum(['whatsapp', 'sms']) }),
  body: z.object({ para: linha(30) }),
  resposta: {
    status: 200,
    corpo: z.object({
      bom: z.boolean(),
      /** What it means and what to do, in sentences. */
      explicacao: z.string(),
      /** What was said to the provider and back, secrets left out. */
      conversa: z.array(z.string()),
    }),
  },
})

/** Meta's proof that the address is ours: answered with the challenge as plain text. */
export const verificarWebhookWhatsapp = contract({
  metodo: 'GET',
  caminho: '/canais/whatsapp/webhook',
  resumo: 'Verificação do webhook pela Meta',
  acesso: 'publico',
  query: z.object({
    'hub.mode': z.optional(z.string()),
    'hub.verify_token': z.optional(z.string()),
    'hub.challenge': z.optional(z.string()),
  }),
  resposta: { status: 200, corpo: null, tipo: 'text/plain' },
})

/** The raw body is what `X-Hub-Signature-256` signs. */
export const receberWebhookWhatsapp = contract({
  metodo: 'POST',
  caminho: '/canais/whatsapp/webhook',
  resumo: 'Avisos da Meta: o que houve com cada mensagem',
  acesso: 'publico',
  resposta: { status: 200, corpo: z.object({ recebido: z.literal(true) }) },
})

/** Kannel's `dlr-url`; the token names the disparo and proves that Ramal made the address. */
export const receberReciboSms = contract({
  metodo: 'GET',
  caminho: '/canais/sms/recibos/:token',
  resumo: 'Recibo de entrega de um SMS, chamado pelo Kannel',
  acesso: 'publico',
  params: z.object({ token: z.string().check(z.regex(/^[\w-]{1,120}$/)) }),
  query: z.object({
    /** What Ramal called the message. */
    nome: z.string().check(z.regex(/^[\w-]{1,64}$/)),
    /** Kannel's %d: 1 delivered, 2 failed, 4 queued, 8 accepted by the SMSC, 16 rejected. */
    estado: z.string(),
    /** %A, the SMSC's own words. */
    resposta: z.optional(z.string()),
    /** %I, the SMSC's id of the message. */
    mensagem: z.optional(z.string()),
  }),
  resposta: { status: 200, corpo: null, tipo: 'text/plain' },
})
