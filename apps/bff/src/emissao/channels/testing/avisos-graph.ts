import { createHmac } from 'node:crypto'

/** One status of a message, as Meta tells it; what is left out has its usual value. */
export interface StatusDaGraph {
  id: string
  status: string
  /** When it happened; a status carries whole seconds. */
  em: Date
  /** The recipient without '+'; null leaves it out, as for people known by a username. */
  numero?: string | null
  referencia?: string | null
  erro?: { code: number; title: string; details?: string }
}

/** The body of a webhook with these statuses, in this order. */
export const corpoDoAviso = (statuses: readonly StatusDaGraph[]): Buffer =>
  corpo({ statuses: statuses.map(umStatus) })

/** The body of a webhook with what a person wrote. */
export const corpoDaMensagem = (from: string, body: string, em: Date): Buffer =>
  corpo({
    contacts: [{ profile: { name: 'Maria' }, wa_id: from }],
    messages: [{ from, id: 'wamid.FROM', timestamp: segundos(em), type: 'text', text: { body } }],
  })

const corpo = (news: object): Buffer =>
  Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '104996122399160',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '553433334444', phone_number_id: '106540352242922' },
                ...news,
              },
            },
          ],
        },
      ],
    }),
  )

const segundos = (em: Date) => String(Math.floor(em.getTime() / 1000))

function umStatus({ id, status, em, numero, referencia, erro }: StatusDaGraph) {
  return {
    id,
    status,
    timestamp: segundos(em),
    ...(numero && { recipient_id: numero }),
    ...(referencia && { biz_opaque_callback_data: referencia }),
    ...(erro && {
      errors: [
        {
          code: erro.code,
          title: erro.title,
          message: erro.title,
          ...(erro.details && { error_data: { details: erro.details } }),
          href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
        },
      ],
    }),
  }
}

/** The headers with which Meta signs a body. */
export const assinarAviso = (corpo: Buffer, segredoApp: string): Record<string, string> => ({
  'content-type': 'application/json',
  'x-hub-signature-256': `sha256=${createHmac('sha256', segredoApp).update(corpo).digest('hex')}`,
})

/** Calls a webhook as Meta does. @returns the HTTP status of its answer. */
export async function entregarAviso(
  url: string,
  segredoApp: string,
  statuses: readonly StatusDaGraph[],
): Promise<number> {
  const body = corpoDoAviso(statuses)
  const answer = await fetch(url, {
    method: 'POST',
    headers: assinarAviso(body, segredoApp),
    body: new Uint8Array(body),
  })
  await answer.arrayBuffer()
  return answer.status
}
