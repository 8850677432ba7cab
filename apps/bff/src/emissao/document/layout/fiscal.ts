import { formatNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { drawQr } from './qr-box.ts'
import { drawParagraph } from './section.ts'
import {
  ALERT,
  INK,
  LABEL,
  LEFT,
  RIGHT,
  RULE,
  SECTION,
  SEMIBOLD,
  sized,
  STRONG,
  WHITE,
  WIDTH,
} from './style.ts'
import { formatIssue, formatNumber, wrap } from './text.ts'

type Area = { readonly top: number; readonly height: number; readonly box: number }

const BOTTOM = 700
/** Up to 53 modules (version 9) at two pixels of 100 dpi each: a QR code without signature. */
const NORMAL: Area = { top: BOTTOM - 84, height: 84, box: 78 }
/** Up to 81 modules (version 16): that of a bill in contingency carries an RSA signature. */
const TALL: Area = { top: BOTTOM - 124, height: 124, box: 118 }

/** ISO/IEC 18004 table 7: what version 9 holds at level L. */
const VERSION_9_BYTES = 230

/** The fiscal area, the same in every copy: from here down to y 700. */
export function fiscalTop(nf3e: Nf3e): number {
  return areaOf(nf3e).top
}

function areaOf({ qrCode, contingencia }: Nf3e): Area {
  return contingencia || Buffer.byteLength(qrCode) > VERSION_9_BYTES ? TALL : NORMAL
}

export function drawFiscal(canvas: Canvas, nf3e: Nf3e): void {
  const { top, height, box } = areaOf(nf3e)
  const left = LEFT + box + 16
  canvas.strokeRect(LEFT, top, WIDTH, height, RULE)
  canvas.begin('Sect')
  canvas.begin('H2')
  canvas.text(left, top + 13, 'NOTA FISCAL DE ENERGIA ELÉTRICA ELETRÔNICA', SECTION)
  canvas.end()
  drawParagraph(canvas, () =>
    canvas.textFit(left, top + 25, facts(nf3e), sized(STRONG, 8.4), RIGHT - left - 8),
  )
  drawParagraph(canvas, () => {
    canvas.text(left, top + 38, 'CHAVE DE ACESSO', LABEL)
    canvas.text(left, top + 49, formatNf3eKey(nf3e.chave), { font: SEMIBOLD, size: 10.4, color: INK })
  })
  drawParagraph(canvas, () => drawAuthorisation(canvas, nf3e, left, top + 61))
  drawParagraph(canvas, () => {
    const consult = `Consulte pela chave de acesso em ${nf3e.qrCode.split('?')[0] ?? ''}`
    canvas.textFit(left, top + 74, consult, sized(LABEL, 7.2), RIGHT - left - 8)
  })
  drawContingency(canvas, nf3e, left, top + 90)
  canvas.begin('Figure', { alt: 'QR Code para consultar a nota fiscal' })
  drawQr(canvas, LEFT + 6, top + 3, box, nf3e.qrCode)
  canvas.end()
  canvas.end()
}

function facts({ numero, serie, emitidaEm, fatura }: Nf3e): string {
  const bill = fatura.numero === null ? '' : `    Fatura ${fatura.numero}`
  return `Nº ${formatNumber(numero)}    Série ${serie}    Emissão ${formatIssue(emitidaEm)}${bill}`
}

function drawAuthorisation(canvas: Canvas, nf3e: Nf3e, left: number, y: number): void {
  const { protocolo, contingencia, ambiente } = nf3e
  const end = canvas.text(left, y, 'PROTOCOLO DE AUTORIZAÇÃO', LABEL) + 5
  const text =
    protocolo?.status === '100'
      ? `${protocolo.numero}  -  ${formatIssue(protocolo.recebidoEm)}`
      : contingencia
        ? 'EMITIDO EM CONTINGÊNCIA – pendente de autorização'
        : 'Pendente de autorização'
  const after =
    canvas.text(end, y, text, protocolo?.status === '100' ? STRONG : sized(STRONG, 7.8, ALERT)) + 8
  if (ambiente !== 'homologacao') return
  const width = 76
  canvas.rect(after, y - 7.6, width, 10.6, ALERT)
  canvas.textCenter(after + width / 2, y, 'SEM VALOR FISCAL', sized(STRONG, 7.8, WHITE))
}

/** Since when and why, as the issuer declared it. */
function drawContingency(canvas: Canvas, { contingencia }: Nf3e, left: number, top: number): void {
  if (!contingencia) return
  const text = `Em contingência desde ${formatIssue(contingencia.desde)}: ${contingencia.justificativa}`
  const style = sized(LABEL, 7)
  const lines = wrap(text, style, RIGHT - left - 8)
  drawParagraph(canvas, () =>
    lines.forEach((line, index) => canvas.text(left, top + index * 8.4, line, style)),
  )
}
