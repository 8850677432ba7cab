import * as z from 'zod'
import { classeDoCodigo } from '#emissao/channels/whatsapp/codigos.ts'
import type { Recibo } from '#emissao/retornos/recibo.ts'
import { lerReferencia } from '#emissao/retornos/referencia.ts'

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

const aviso = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          field: z.string(),
          // Other fields, such as the state of a template, have other values.
          value: z.object({ statuses: z.array(umStatus).optional() }),
        }),
      ),
    }),
  ),
})

type StatusDaMeta = z.output<typeof umStatus>

/**
 * The statuses in a webhook of WhatsApp, in its order; messages that people write and other news have none.
 * @param chave `deriveKey(secretKey, 'recibos')`.
 * @returns null for what is no such webhook.
 */
export function lerAvisoWhatsapp(corpo: Uint8Array, chave: Uint8Array): Recibo[] | null {
  const parsed = aviso.safeParse(lerJson(corpo))
  if (!parsed.success) return null
  const changes = parsed.data.entry.flatMap((entry) => entry.changes)
  return changes.flatMap(({ value }) => value.statuses ?? []).map((status) => reciboDe(status, chave))
}

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
    ocorridoEm: new Date(Number(status.timestamp) * 1000),
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
