import { formatNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { drawQr } from './qr-box.ts'
import { ALERT, INK, LABEL, LEFT, RIGHT, RULE, SECTION, SEMIBOLD, sized, STRONG, WIDTH } from './style.ts'
import { formatIssue, formatNumber } from './text.ts'

type Area = { readonly top: number; readonly height: number; readonly box: number }

const BOTTOM = 700
/** Up to 53 modules (version 9) at two pixels of 100 dpi each: a QR code without signature. */
const NORMAL: Area = { top: BOTTOM - 84, height: 84, box: 78 }
/** Up to 81 modules (version 16): that of a bill in contingency carries an RSA signature. */
const TALL: Area = { top: BOTTOM - 124, height: 124, box: 118 }

/** ISO/IEC 18004 table 7: what version 9 holds at level L. */
const VERSION_9_BYTES = 230

/** Whether the QR code needs the taller area, which takes the place of the messages. */
export function hasTallFiscalArea({ qrCode }: Nf3e): boolean {
  return Buffer.byteLength(qrCode) > VERSION_9_BYTES
}

/** The fiscal area, the same in every copy: down to y 700. */
export function drawFiscal(canvas: Canvas, nf3e: Nf3e): void {
  const { top, height, box } = hasTallFiscalArea(nf3e) ? TALL : NORMAL
  const left = LEFT + box + 16
  canvas.strokeRect(LEFT, top, WIDTH, height, RULE)
  drawQr(canvas, LEFT + 6, top + 3, box, nf3e.qrCode)
  canvas.text(left, top + 13, 'NOTA FISCAL DE ENERGIA ELÉTRICA ELETRÔNICA', SECTION)
  const facts = `Nº ${formatNumber(nf3e.numero)}    Série ${nf3e.serie}    Emissão ${formatIssue(nf3e.emitidaEm)}`
  canvas.text(left, top + 25, facts, sized(STRONG, 8.4))
  canvas.text(left, top + 38, 'CHAVE DE ACESSO', LABEL)
  canvas.text(left, top + 49, formatNf3eKey(nf3e.chave), { font: SEMIBOLD, size: 10.4, color: INK })
  const [status, alert] = authorisation(nf3e)
  const statusLeft = canvas.text(left, top + 61, 'PROTOCOLO DE AUTORIZAÇÃO', LABEL) + 5
  canvas.text(statusLeft, top + 61, status, alert ? sized(STRONG, 7.8, ALERT) : STRONG)
  const site = nf3e.qrCode.split('?')[0] ?? ''
  const consult = `Consulte pela chave de acesso em ${site}`
  canvas.textFit(left, top + 72, consult, sized(LABEL, 7.2), RIGHT - left - 8)
  if (nf3e.ambiente === 'homologacao') {
    const notice = 'EMITIDA EM AMBIENTE DE HOMOLOGAÇÃO — SEM VALOR FISCAL'
    canvas.textRight(RIGHT - 8, top + 13, notice, sized(STRONG, 7.8, ALERT))
  }
}

function authorisation({ protocolo, contingencia }: Nf3e): [text: string, alert: boolean] {
  if (protocolo?.status === '100')
    return [`${protocolo.numero}  -  ${formatIssue(protocolo.recebidoEm)}`, false]
  if (contingencia) return ['EMITIDA EM CONTINGÊNCIA — pendente de autorização', true]
  return ['Pendente de autorização', true]
}
