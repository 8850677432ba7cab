import * as z from 'zod'
import { classeDoCodigo } from '#emissao/channels/whatsapp/codigos.ts'
import type { Recibo } from '#emissao/retornos/recibo.ts'
import { lerReferencia } from '#emissao/retornos/referencia.ts'
import { isPedidoDeSaida, type PedidoDeSaida } from './pedido-de-saida.ts'

// A zero byte is no text to PostgreSQL.
const texto = (maximo: number) => z.string().transform((text) => text.replaceAll('\0', '').slice(0, maximo))

const erro = z.object({
  code: z.number().int(),
  title: texto(300).optional(),
  message: texto(300).optional(),
  error_data: z.object({ details: texto(500).optional() }).optional(),
})

/** One status; Meta adds fields whenever it likes, so that only those in use are looked at. */
const umStatus = z.object({
  id: z.string().min(1).max(300),
  status: z.string().regex(/^\w{1,40}$/),
  timestamp: z.string().regex(/^\d{1,11}$/),
  // Null or missing for people known by a username alone.
  recipient_id: z.string().max(30).nullish(),
  biz_opaque_callback_data: z.string().max(512).nullish(),
  errors: z.array(erro).optional(),
})

/** What a person wrote or pressed; the rest of it is not Ramal's. */
const umaMensagem = z.object({
  from: z.string().max(30).nullish(),
  timestamp: z.string().regex(/^\d{1,11}$/),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ text: z.string() }).optional(),
})

const aviso = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          field: z.string(),
          // Other fields, such as the state of a template, have other values.
          value: z.object({
            statuses: z.array(z.unknown()).optional(),
            messages: z.array(z.unknown()).optional(),
          }),
        }),
      ),
    }),
  ),
})

type StatusDaMeta = z.output<typeof umStatus>

/** What a webhook of WhatsApp tells, each in its order. */
export interface AvisoLido {
  recibos: Recibo[]
  saidas: PedidoDeSaida[]
}

/**
 * The statuses in a webhook of WhatsApp and the requests for no more; whatever else people write is left unread.
 * @param chave `deriveKey(secretKey, 'recibos')`.
 * @returns null for what is no such webhook, or tells nothing but statuses that cannot be read.
 */
export function lerAvisoWhatsapp(corpo: Uint8Array, chave: Uint8Array): AvisoLido | null {
  const parsed = aviso.safeParse(lerJson(corpo))
  if (!parsed.success) return null
  const values = parsed.data.entry.flatMap(({ changes }) => changes.map(({ value }) => value))
  const statuses = values.flatMap((value) => value.statuses ?? [])
  const lidos = legiveis(umStatus, statuses)
  if (statuses.length > 0 && lidos.length === 0) return null
  return {
    recibos: lidos.map((status) => reciboDe(status, chave)),
    saidas: values.flatMap(({ messages = [] }) => legiveis(umaMensagem, messages).flatMap(saidaDe)),
  }
}

/** One that is of another shape than we know must not keep the others of its call from being told. */
const legiveis = <T>(schema: z.ZodType<T>, itens: readonly unknown[]): T[] =>
  itens.flatMap((item) => {
    const parsed = schema.safeParse(item)
    return parsed.success ? parsed.data : []
  })

function saidaDe({ from, timestamp, text, button }: z.output<typeof umaMensagem>): PedidoDeSaida | [] {
  if (!from || !isPedidoDeSaida(text?.body ?? button?.text ?? '')) return []
  return { numero: from, em: instante(timestamp) }
}

const instante = (segundos: string) => new Date(Number(segundos) * 1000)

function reciboDe(status: StatusDaMeta, chave: Uint8Array): Recibo {
  const [falha] = status.errors ?? []
  const { biz_opaque_callback_data: referencia, recipient_id: numero } = status
  const palavras = [falha?.title ?? falha?.message, falha?.error_data?.details]
  return {
    canal: 'whatsapp',
    disparoId: referencia ? lerReferencia(referencia, chave) : null,
    externoId: status.id,
    estado: status.status,
    codigo: falha ? String(falha.code) : null,
    detalhe: palavras.filter(Boolean).join(': ') || null,
    ocorridoEm: instante(status.timestamp),
    numero: numero || null,
    significa: significadoDe(status.status, falha?.code),
  }
}

function significadoDe(status: string, codigo: number | undefined): Recibo['significa'] {
  switch (status) {
    case 'delivered':
      return 'entregue'
    case 'read':
    case 'played':
      return 'lido'
    case 'failed':
      // Accepted first and refused for a reason that is not known: no second message is risked on it.
      return { falhou: (codigo !== undefined && classeDoCodigo(codigo)) || 'conteudo' }
    default:
      return 'enviado'
  }
}

function lerJson(corpo: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(corpo))
  } catch {
    return null
  }
}
