import { encodeWord, foldLines } from 'nodemailer/lib/mime-funcs'
import { enderecoAscii, type Caixa } from './endereco.ts'

/** A message that cannot be written as it is: a programming or configuration error, never the recipient's. */
export class MensagemInvalida extends Error {}

/** Lines of at most 76 characters, encoded words of at most 75 (RFC 2047 §2), the name of the field on the first. */
const MAX_WORD = 60

const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu
/** What may stand unencoded: printable ASCII with no look-alike of an encoded word and no word too long to fold. */
const PLAIN = /^(?!.*=\?)(?!.*\S{70})[\x20-\x7e]*$/
const ATOMS = /^[\w!#$%&'*+\-/=?^`{|}~ ]+$/
const TOKEN = /^[A-Za-z][A-Za-z0-9-]*$/

/** A field of free text, as the subject: `Nome: valor` in folded lines. Line ends and other controls become a space. */
export function campoTexto(nome: string, valor: string): string {
  if (!TOKEN.test(nome)) throw new MensagemInvalida(`"${nome}" is no header field`)
  const texto = valor.replace(CONTROLS, ' ').trim()
  return `${foldLines(`${nome}: ${PLAIN.test(texto) ? texto : palavras(texto)}`, 76)}\r\n`
}

/** A field whose value is written as it is: identifiers, addresses, URLs. Refuses what could end the line or be folded. */
export function campoLiteral(nome: string, valor: string): string {
  if (!/^[\x21-\x7e]+$/.test(valor)) throw new MensagemInvalida(`the value of ${nome} is not printable ASCII`)
  return `${nome}: ${valor}\r\n`
}

/** A field of one mailbox, its name quoted or encoded where it must be. */
export function campoCaixa(campo: string, { nome, endereco }: Caixa): string {
  const texto = nome?.replace(CONTROLS, ' ').trim() ?? ''
  const ascii = enderecoAscii(endereco)
  if (texto === '') return `${campo}: ${ascii}\r\n`
  return `${foldLines(`${campo}: ${frase(texto)} <${ascii}>`, 76)}\r\n`
}

function frase(texto: string): string {
  if (!PLAIN.test(texto)) return palavras(texto)
  return ATOMS.test(texto) ? texto : `"${texto.replace(/["\\]/g, '\\$&')}"`
}

// A lone surrogate is no character: encoding it would throw or lose its neighbours.
const palavras = (texto: string) => encodeWord(texto.toWellFormed(), 'Q', MAX_WORD)
