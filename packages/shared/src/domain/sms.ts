// GSM 03.38 (3GPP TS 23.038): what an SMS may hold. Letters of the default alphabet take one septet, those of its
// extension table two. A text with any other letter goes in UCS-2, where each UTF-16 unit takes 16 bits of the 140 octets.

/** The default alphabet by septet. Position 0x1B is the escape to the extension table, and no letter. */
const BASICO =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const ESCAPE = 0x1b

/** What follows the escape. */
const EXTENSAO: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
}

const SEPTETOS: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...[...BASICO].flatMap((letter, septet): [string, number[]][] =>
    septet === ESCAPE ? [] : [[letter, [septet]]],
  ),
  ...Object.entries(EXTENSAO).map(([letter, septet]): [string, number[]] => [letter, [ESCAPE, septet]]),
])

export type CodificacaoSms = 'gsm7' | 'ucs2'

/** Units of a message alone, and of each part of several: six octets of those go to the header that joins them. */
export const LIMITES_SMS: Readonly<Record<CodificacaoSms, { unica: number; parte: number }>> = {
  gsm7: { unica: 160, parte: 153 },
  ucs2: { unica: 70, parte: 67 },
}

export interface MedidaSms {
  codificacao: CodificacaoSms
  /** Septets, or UTF-16 units. */
  caracteres: number
  /** Messages that are paid for; 1 for an empty text. */
  partes: number
}

/** The encoding that a text needs, its units there, and the messages that they take. */
export function medirSms(texto: string): MedidaSms {
  const { codificacao, partes } = dividirSms(texto)
  return { codificacao, caracteres: unidades(texto, codificacao), partes: partes.length }
}

/**
 * The text as it is cut into messages: joined again they are the text. No letter is cut in two, be it an escape and its
 * septet or a pair of surrogates.
 */
export function dividirSms(texto: string): { codificacao: CodificacaoSms; partes: string[] } {
  const codificacao = [...texto].every((letter) => SEPTETOS.has(letter)) ? 'gsm7' : 'ucs2'
  const { unica, parte } = LIMITES_SMS[codificacao]
  if (unidades(texto, codificacao) <= unica) return { codificacao, partes: [texto] }
  const partes: string[] = []
  let current = ''
  let used = 0
  for (const letter of texto) {
    const cost = unidades(letter, codificacao)
    if (used + cost > parte) {
      partes.push(current)
      current = ''
      used = 0
    }
    current += letter
    used += cost
  }
  return { codificacao, partes: [...partes, current] }
}

function unidades(texto: string, codificacao: CodificacaoSms): number {
  if (codificacao === 'ucs2') return texto.length
  return [...texto].reduce((sum, letter) => sum + (SEPTETOS.get(letter)?.length ?? 0), 0)
}

/**
 * The octets of a text in its encoding: septets one to an octet, as SMPP takes them (the SMSC packs them), or UTF-16 with
 * the high octet first. Throws RangeError on a letter that GSM-7 does not have.
 */
export function codificarSms(texto: string, codificacao: CodificacaoSms): Uint8Array<ArrayBuffer> {
  if (codificacao === 'gsm7') {
    return Uint8Array.from(
      [...texto].flatMap((letter) => {
        const septets = SEPTETOS.get(letter)
        if (!septets) throw new RangeError('GSM-7 does not have this letter')
        return septets
      }),
    )
  }
  const octets = new DataView(new ArrayBuffer(texto.length * 2))
  for (let i = 0; i < texto.length; i++) octets.setUint16(i * 2, texto.charCodeAt(i))
  return new Uint8Array(octets.buffer)
}

/** What typography has and GSM-7 has not, as it is typed. Accents and compatibility forms are found by decomposition. */
const TIPOGRAFIA: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'‘’‚‛′´`ʼ'].map((mark) => [mark, "'"])),
  ...Object.fromEntries([...'“”„‟″«»'].map((mark) => [mark, '"'])),
  ...Object.fromEntries([...'‐‑‒–—―−'].map((dash) => [dash, '-'])),
  ...Object.fromEntries([...'\u00ad\u200b\u200c\u200d\u2060\ufeff'].map((invisible) => [invisible, ''])),
  '\t': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
  '…': '...',
  '•': '*',
  '·': '.',
  '°': 'o',
  '⁄': '/',
  '×': 'x',
}

/**
 * The text in letters of GSM-7 where they have one that reads the same: `ã` is `a`, `“` is `"`; `é` and `Ç` stay, the
 * alphabet has them. What has none, such as an emoji, stays too and makes the message UCS-2.
 */
export function transliterarSms(texto: string): string {
  return [...texto.normalize('NFC')].map(transliterarLetra).join('')
}

function transliterarLetra(letter: string): string {
  if (SEPTETOS.has(letter)) return letter
  const typed = TIPOGRAFIA[letter]
  if (typed !== undefined) return typed
  const plain = [...letter.normalize('NFKD').replace(/\p{M}/gu, '')].map((part) => TIPOGRAFIA[part] ?? part)
  return plain.join('') !== '' && [...plain.join('')].every((part) => SEPTETOS.has(part))
    ? plain.join('')
    : letter
}
