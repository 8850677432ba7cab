import { decimalToCentavos } from './money.ts'
import { crc16 } from './pix-crc.ts'

// Callers know the CRC as part of the BR Code.
export { crc16 } from './pix-crc.ts'

/**
 * The BR Code of Pix: EMV merchant-presented QR code, a list of TLV fields (two digits of id, two of length in
 * characters, value), the last of which is a CRC (Banco Central, Manual de Padrões para Iniciação do Pix).
 */
export type PixBrCode = {
  /** Key of a static code: CPF, CNPJ, e-mail, phone or random. */
  chave?: string
  /** Where a dynamic code's charge is read, without 'https://'. */
  url?: string
  valorCentavos: number | null
  nome: string
  cidade: string
  /** Null when the code says '***', none. */
  txid: string | null
}

const GUI = 'br.gov.bcb.pix'
// The manual limits the whole payload; beyond it no bank reads the code.
const MAX_LENGTH = 512

/** The fields by id, or null when a length runs out of the text, an id comes twice or something is left over. */
function readTlv(text: string): Map<string, string> | null {
  const fields = new Map<string, string>()
  for (let at = 0; at < text.length;) {
    const head = /^(\d{2})(\d{2})$/.exec(text.slice(at, at + 4))
    const end = at + 4 + Number(head?.[2])
    if (!head || fields.has(head[1]!) || end > text.length) return null
    fields.set(head[1]!, text.slice(at + 4, end))
    at = end
  }
  return fields
}

/** The Pix account among the templates 26 to 51, where other payment arrangements may stand beside it. */
function findAccount(fields: Map<string, string>): Map<string, string> | null {
  for (const [id, value] of fields) {
    if (id < '26' || id > '51') continue
    const account = readTlv(value)
    if (account?.get('00')?.toLowerCase() === GUI) return account
  }
  return null
}

function hasRightCrc(text: string): boolean {
  return text.slice(-8, -4) === '6304' && crc16(text.slice(0, -4)) === text.slice(-4).toUpperCase()
}

/** Undefined when the code has an amount that is not one; null when it has none and the payer fills it in. */
function readAmount(amount: string | undefined): number | null | undefined {
  if (amount === undefined) return null
  return amount.length > 13 ? undefined : (decimalToCentavos(amount) ?? undefined)
}

/**
 * What a BR Code says, or null when it is not one: a wrong length, CRC, currency or country, no Pix account, both or
 * neither of key and URL, or an amount that is not in centavos.
 */
export function parsePixBrCode(text: string): PixBrCode | null {
  const code = text.trim()
  if (code.length > MAX_LENGTH || !hasRightCrc(code)) return null
  const fields = readTlv(code)
  const account = fields && findAccount(fields)
  const nome = fields?.get('59')
  const cidade = fields?.get('60')
  if (!account || !nome || !cidade) return null
  if (fields.get('00') !== '01' || fields.get('53') !== '986' || fields.get('58') !== 'BR') return null
  const chave = account.get('01')
  const url = account.get('25')
  const valorCentavos = readAmount(fields.get('54'))
  if (!chave === !url || valorCentavos === undefined) return null
  const txid = readTlv(fields.get('62') ?? '')?.get('05') ?? '***'
  const target = chave ? { chave } : { url: url! }
  return { ...target, valorCentavos, nome, cidade, txid: txid === '***' ? null : txid }
}

export type PixParts = {
  /** A key, or the URL of a dynamic charge. */
  destino: { chave: string } | { url: string }
  /** Cut at 25 characters, accents removed. */
  nome: string
  /** Cut at 15 characters, accents removed. */
  cidade: string
  valorCentavos?: number
  /** Up to 25 letters and digits; a dynamic code carries none, its charge does. */
  txid?: string
}

function tlv(id: string, value: string): string {
  return `${id}${String(value.length).padStart(2, '0')}${value}`
}

/** The characters that every bank's reader takes: the accents go, other symbols become spaces. */
function plain(text: string, maximum: number): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, ' ')
  const cut = ascii.replace(/ +/g, ' ').trim().slice(0, maximum).trim()
  if (cut === '') throw new RangeError('a BR Code needs the name and the city of who receives')
  return cut
}

function accountField(destino: PixParts['destino']): string {
  const [id, value] =
    'url' in destino ? ['25', destino.url.replace(/^https:\/\//, '')] : ['01', destino.chave]
  if (!/^[\x21-\x7e]{1,77}$/.test(value))
    throw new RangeError('a Pix key or URL has 1 to 77 characters without spaces')
  return tlv('26', `${tlv('00', GUI)}${tlv(id, value)}`)
}

function amountField(valorCentavos: number | undefined): string {
  if (valorCentavos === undefined) return ''
  // Ten digits of reais are the thirteen characters of the field.
  if (!Number.isInteger(valorCentavos) || valorCentavos < 0 || valorCentavos >= 1e12) {
    throw new RangeError(
      'the amount of a BR Code is a whole number of centavos with at most ten digits of reais',
    )
  }
  const digits = String(valorCentavos).padStart(3, '0')
  return tlv('54', `${digits.slice(0, -2)}.${digits.slice(-2)}`)
}

/** A BR Code, static with a key or dynamic with a URL. Throws RangeError when a part does not fit its field. */
export function buildPixBrCode({ destino, nome, cidade, valorCentavos, txid = '***' }: PixParts): string {
  if (txid !== '***' && !/^[A-Za-z0-9]{1,25}$/.test(txid))
    throw new RangeError('a txid has 1 to 25 letters and digits')
  const isDynamic = 'url' in destino
  const body = [
    tlv('00', '01'),
    isDynamic ? tlv('01', '12') : '',
    accountField(destino),
    tlv('52', '0000'),
    tlv('53', '986'),
    amountField(valorCentavos),
    tlv('58', 'BR'),
    tlv('59', plain(nome, 25)),
    tlv('60', plain(cidade, 15)),
    tlv('62', tlv('05', isDynamic ? '***' : txid)),
    '6304',
  ].join('')
  return `${body}${crc16(body)}`
}
