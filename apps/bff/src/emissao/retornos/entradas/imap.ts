import { setTimeout as delay } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { MAX_RETORNO_BYTES, type ReceberRetorno } from '../receber.ts'

/** How often a server that knows no IDLE, or lost it, is asked. */
const CONSULTA_MS = 60_000
/** Between the last command and IDLE, which would have to be broken for the next command. */
const OCIOSO_MS = 500

export interface OpcoesImap {
  consultaMs?: number
}

/**
 * Takes returns from a mailbox that is Ramal's alone until the signal, or until the connection fails. A message is
 * marked as seen only after it was kept, so that one that was interrupted comes again; the same one twice changes nothing.
 * @param url `imap://` (with STARTTLS where the server has it) or `imaps://`, with user, password and mailbox.
 * @throws what the connection or the database failed with; unseen messages stay for the next time.
 */
export async function consultarImap(
  url: string,
  receber: ReceberRetorno,
  signal: AbortSignal,
  { consultaMs = CONSULTA_MS }: OpcoesImap = {},
): Promise<void> {
  const client = createClient(url)
  const news = createNews(client, signal)
  try {
    await client.connect()
    // Opened without a lock: the library idles by itself only while nobody holds one.
    await client.mailboxOpen(mailboxOf(url))
    while (!signal.aborted) {
      await drain(client, receber, signal)
      await news(consultaMs)
    }
  } finally {
    await Promise.race([client.logout(), delay(2000, undefined, { ref: false })]).catch(() => undefined)
    client.close()
  }
}

const mailboxOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX'

function createClient(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'imaps:'
  return new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    autoIdleDelay: OCIOSO_MS,
    maxLiteralSize: 4 * MAX_RETORNO_BYTES,
    maxResponseSize: 8 * MAX_RETORNO_BYTES,
  })
}

/** @returns a wait that ends at new mail, at the signal, or after so long; it fails when the connection does. */
function createNews(client: ImapFlow, signal: AbortSignal): (ms: number) => Promise<void> {
  let arrived = false
  let wake: () => void = () => undefined
  let failure: Error | null = null
  const fail = (error: Error) => {
    failure ??= error
    wake()
  }
  client.on('error', fail)
  client.on('close', () => fail(new Error('the IMAP connection was closed')))
  client.on('exists', () => {
    arrived = true
    wake()
  })
  signal.addEventListener('abort', () => wake(), { once: true })

  return async (ms) => {
    if (!arrived && !failure && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    arrived = false
    if (failure && !signal.aborted) throw failure
  }
}

/** Takes every unseen message. One that cannot be kept does not stop the others; it fails the round at its end. */
async function drain(client: ImapFlow, receber: ReceberRetorno, signal: AbortSignal): Promise<void> {
  const failures: unknown[] = []
  const uids = (await client.search({ seen: false }, { uid: true })) || []
  for (const uid of uids) {
    if (signal.aborted) return
    const message = await client.fetchOne(
      String(uid),
      { source: { maxLength: MAX_RETORNO_BYTES } },
      { uid: true },
    )
    if (!message || !message.source) continue
    try {
      const outcome = await receber(message.source)
      if (outcome !== 'adiado') await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
