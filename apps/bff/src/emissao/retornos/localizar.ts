import type { ReadTx } from '#db/tx.ts'
import { messageIdOf } from '#emissao/engine/message-id.ts'
import type { DisparoDoRetorno, RetornoRepository } from './repository.ts'
import type { Relato, Retorno } from './retorno.ts'
import { readVerp } from './verp.ts'

/** What a return is about, as far as it is proved. */
export interface Localizado {
  disparo: DisparoDoRetorno
  /** What it says of the disparo's recipient; null for one that reports nothing, e.g. an absence notice. */
  relato: Relato | null
  /** True when another address failed than the one we had written to: mail that was forwarded. */
  encaminhado: boolean
}

/**
 * Finds the disparo of a return. The envelope's address is signed (VERP), so what comes to it is about its disparo even
 * when the report names another recipient, as it does where mail is forwarded. A Message-ID can be read by whoever sees
 * the message and must be the one that was sent; a report on it that names another recipient is not believed.
 */
export async function localizar(
  tx: ReadTx,
  retorno: Retorno,
  { repository, chaveVerp }: { repository: RetornoRepository; chaveVerp: Uint8Array },
): Promise<Localizado | null> {
  for (const endereco of retorno.enderecos) {
    const id = readVerp(endereco, chaveVerp)
    const disparo = id === null ? null : await repository.findDisparo(tx, id)
    if (disparo) return { disparo, ...relatoDe(retorno, disparo) }
  }
  for (const messageId of retorno.messageIds) {
    const disparo = await byMessageId(tx, messageId, repository)
    if (!disparo) continue
    const { relato, encaminhado } = relatoDe(retorno, disparo)
    if (!encaminhado) return { disparo, relato, encaminhado }
  }
  return null
}

async function byMessageId(
  tx: ReadTx,
  text: string,
  repository: RetornoRepository,
): Promise<DisparoDoRetorno | null> {
  const [, digits, rest, dominio] =
    /^<?disparo\.([1-9]\d{0,14})\.([\w-]{1,40})(?:@([\w.-]{1,255}))?>?$/.exec(text.trim()) ?? []
  if (digits === undefined || rest === undefined) return null
  const disparo = await repository.findDisparo(tx, Number(digits))
  if (!disparo) return null
  // An envelope id has no domain; and of a first attempt under way no Message-ID is written yet.
  const [sent = null] = /^<[^@]+/.exec(disparo.messageId ?? messageIdOf(disparo, '')) ?? []
  const sameDomain =
    dominio === undefined || disparo.messageId === null || disparo.messageId.endsWith(`@${dominio}>`)
  return sent === `<disparo.${digits}.${rest}` && sameDomain ? disparo : null
}

/** Of several recipients the disparo's own; else the first. One that names no recipient is about the one there was. */
function relatoDe(
  { relatos }: Retorno,
  { endereco }: DisparoDoRetorno,
): Pick<Localizado, 'relato' | 'encaminhado'> {
  const own = relatos.find(({ original, final }) => isSame(original, endereco) || isSame(final, endereco))
  const relato = own ?? relatos[0] ?? null
  const named = relato !== null && (relato.original ?? relato.final) !== null
  return { relato, encaminhado: own === undefined && named }
}

/** Some servers give the address back in the xtext of RFC 3461, where `+2B` is a plus sign. */
function isSame(reported: string | null, endereco: string | null): boolean {
  if (reported === null || endereco === null) return false
  const decoded = reported.replace(/\+([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)).toLowerCase(),
  )
  return reported === endereco || decoded === endereco
}
