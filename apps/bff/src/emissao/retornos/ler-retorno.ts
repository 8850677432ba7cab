import { campo, enderecoDe, enderecoIn, type Campos } from './campos.ts'
import { readDsn, readEnvelopeId } from './ler-dsn.ts'
import { readArf, readMdn } from './ler-relatorios.ts'
import { cabecalhosDevolvidos, readPartes, type Partes } from './partes.ts'
import type { Retorno } from './retorno.ts'

/** Where a mailbox keeps the address that a message was sent to, which its To field need not name. */
const ENTREGA = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'] as const

/**
 * Reads what came back. Never throws, whatever the bytes.
 * @param rcptTo recipients of the SMTP envelope; empty for a message taken from a mailbox.
 */
export async function readRetorno(raw: Buffer, rcptTo: readonly string[]): Promise<Retorno> {
  const partes = await readPartes(raw)
  const devolvida = cabecalhosDevolvidos(partes)
  const enderecos = [...rcptTo, ...ENTREGA.flatMap((name) => addressesIn(partes.cabecalhos, name))]
  const ids = messageIdsIn(devolvida)
  const arf = readArf(partes)
  if (arf) {
    const sender = arf.remetenteOriginal ?? enderecoDe(campo(devolvida, 'return-path'))
    return {
      tipo: 'arf',
      enderecos: sender ? [...enderecos, sender] : enderecos,
      messageIds: ids,
      relatos: [arf.relato],
    }
  }
  const mdn = readMdn(partes)
  if (mdn) {
    return {
      tipo: 'mdn',
      enderecos,
      messageIds: [...(mdn.messageId ? [mdn.messageId] : []), ...ids],
      relatos: [mdn.relato],
    }
  }
  return readOther(partes, { enderecos, messageIds: ids })
}

function readOther(partes: Partes, about: Pick<Retorno, 'enderecos' | 'messageIds'>): Retorno {
  const relatos = readDsn(partes)
  if (relatos === null) return { tipo: 'outro', ...about, relatos: [] }
  const envelopeId = readEnvelopeId(partes)
  const quoted = quotedMessageIds(partes)
  return {
    tipo: 'dsn',
    ...about,
    messageIds: [...about.messageIds, ...(envelopeId ? [envelopeId] : []), ...quoted],
    relatos,
  }
}

const addressesIn = (campos: Campos, name: string): string[] =>
  (campos.get(name) ?? []).flatMap((value) => value.split(',').flatMap((item) => enderecoIn(item) ?? []))

const messageIdsIn = (campos: Campos | undefined): string[] =>
  campo(campos, 'message-id')?.match(/<[^<>\s]+>/g) ?? []

/** qmail quotes the message as plain text below its report. */
const quotedMessageIds = ({ texto }: Partes): string[] =>
  [...texto.matchAll(/^Message-ID:\s*(<[^<>\s]+>)/gim)].slice(0, 5).map(([, id]) => id ?? '')
