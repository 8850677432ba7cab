import { medirSms, transliterarSms, type MedidaSms } from './sms.ts'

/** Names the words of a barra sent as text, as a template's version names those of a document. */
export const BARRA_TEXTO_VERSION = 'barra-texto-1'

/** What the text says of a bill, each ready to be read. */
export interface CamposDaBarra {
  /** The distributor: who gets an SMS must see whom it is from. */
  distribuidora: string
  /** `11/2026` */
  competencia: string
  /** `R$ 187,45` */
  valor: string
  /** `10/12/2026` */
  vencimento: string
  /** As people write it, with points. */
  uc: string
  /** Digits in the blocks in which people read them; null where there is none. */
  linhaDigitavel: string | null
  pix: string | null
}

/** Whether there is something to pay by. A bill in automatic debit is given without either code, and has no barra. */
export const temBarra = ({ linhaDigitavel, pix }: Pick<CamposDaBarra, 'linhaDigitavel' | 'pix'>): boolean =>
  linhaDigitavel !== null || pix !== null

/**
 * The barra as text, with all there is to pay by: the same bill always reads the same, so this is what a disparo by SMS
 * freezes. Each code has a line of its own, where a telephone selects it whole. Our own words are all of GSM-7; there is
 * no link, which would look like fraud, and no name, for the telephone may be another's.
 *
 * @throws RangeError for a bill without a barra (`temBarra`)
 */
export const textoDaBarra = (campos: CamposDaBarra): string => comPix(palavrasDaBarra(campos), campos.pix)

/** All but the Pix code. */
function palavrasDaBarra(campos: CamposDaBarra): string {
  const { linhaDigitavel } = campos
  if (!temBarra(campos)) throw new RangeError('the bill has nothing to pay by')
  return (
    [
      `${campos.distribuidora}: fatura de ${campos.competencia}, UC ${campos.uc}`,
      `${campos.valor}, vence ${campos.vencimento}`,
      ...(linhaDigitavel === null ? [] : ['Para pagar:', linhaDigitavel]),
    ]
      .join('\n')
      // Money is written with a space that does not break, which alone would make it UCS-2.
      .replaceAll('\u00a0', ' ')
  )
}

const comPix = (palavras: string, pix: string | null): string =>
  pix === null ? palavras : `${palavras}\nPix copia e cola:\n${pix}`

export interface AjusteDaBarra {
  transliterar: boolean
  maximoPartes: number
}

export interface BarraAjustada extends MedidaSms {
  texto: string
  comPix: boolean
}

/**
 * The text of a barra as a channel sends it. The Pix code is left out where it would take more messages than allowed; the
 * linha digitável never is, and neither is the Pix code when it is all there is.
 *
 * @throws RangeError for a bill without a barra (`temBarra`)
 */
export function ajustarBarra(campos: CamposDaBarra, ajuste: AjusteDaBarra): BarraAjustada {
  const whole = escrever(campos, ajuste)
  if (campos.pix === null || campos.linhaDigitavel === null || whole.partes <= ajuste.maximoPartes)
    return whole
  return escrever({ ...campos, pix: null }, ajuste)
}

function escrever(campos: CamposDaBarra, { transliterar }: AjusteDaBarra): BarraAjustada {
  const palavras = palavrasDaBarra(campos)
  // A Pix code is left as it is: it ends in a checksum of all its letters.
  const texto = comPix(transliterar ? transliterarSms(palavras) : palavras, campos.pix)
  return { texto, ...medirSms(texto), comPix: campos.pix !== null }
}
