import { formatNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { qrPath } from '../codes/paths.ts'
import { encodeQr } from '../codes/qr-code.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { ALERT, INK, LABEL, LEFT, PIXEL, RULE, SECTION, SEMIBOLD, sized, STRONG, WIDTH } from './style.ts'
import { formatIssue, formatNumber } from './text.ts'

const TOP = 616
const HEIGHT = 84
const BOX = 78
const TEXT_LEFT = LEFT + 94

export function frameFiscal(canvas: Canvas): void {
  canvas.strokeRect(LEFT, TOP, WIDTH, HEIGHT, RULE)
  canvas.text(TEXT_LEFT, TOP + 13, 'NOTA FISCAL DE ENERGIA ELÉTRICA ELETRÔNICA', SECTION)
  canvas.text(TEXT_LEFT, TOP + 38, 'CHAVE DE ACESSO', LABEL)
}

/** The fiscal area, the same in every copy: y 616 to 700. */
export function drawFiscal(canvas: Canvas, nf3e: Nf3e): void {
  drawQr(canvas, LEFT + 4, TOP + 3, BOX, nf3e.qrCode)
  const facts = `Nº ${formatNumber(nf3e.numero)}    Série ${nf3e.serie}    Emissão ${formatIssue(nf3e.emitidaEm)}`
  canvas.text(TEXT_LEFT, TOP + 25, facts, sized(STRONG, 8.4))
  canvas.text(TEXT_LEFT, TOP + 49, formatNf3eKey(nf3e.chave), { font: SEMIBOLD, size: 10.4, color: INK })
  const [status, alert] = authorisation(nf3e)
  const statusLeft = canvas.text(TEXT_LEFT, TOP + 61, 'PROTOCOLO DE AUTORIZAÇÃO', LABEL) + 5
  canvas.text(statusLeft, TOP + 61, status, alert ? sized(STRONG, 7.8, ALERT) : STRONG)
  const site = nf3e.qrCode.split('?')[0] ?? ''
  canvas.textFit(
    TEXT_LEFT,
    TOP + 72,
    `Consulte pela chave de acesso em ${site}`,
    sized(LABEL, 7.2),
    WIDTH - 104,
  )
  if (nf3e.ambiente === 'homologacao') {
    const notice = 'EMITIDA EM AMBIENTE DE HOMOLOGAÇÃO — SEM VALOR FISCAL'
    canvas.textRight(LEFT + WIDTH - 8, TOP + 13, notice, sized(STRONG, 7.8, ALERT))
  }
}

function authorisation({ protocolo, contingencia }: Nf3e): [text: string, alert: boolean] {
  if (protocolo?.status === '100')
    return [`${protocolo.numero}  -  ${formatIssue(protocolo.recebidoEm)}`, false]
  if (contingencia) return ['EMITIDA EM CONTINGÊNCIA — pendente de autorização', true]
  return ['Pendente de autorização', true]
}

/** A QR code as large as its box allows, in whole pixels of 100 dpi where it can, with its quiet zone inside. */
export function drawQr(canvas: Canvas, left: number, top: number, box: number, text: string): void {
  const qr = encodeQr(new TextEncoder().encode(text))
  const pixels = Math.floor(box / PIXEL / qr.size)
  // Below two pixels a module (long contingency codes) whole pixels would waste half the box.
  const module = pixels >= 2 ? pixels * PIXEL : box / qr.size
  const onGrid = (value: number) => Math.round(value / PIXEL) * PIXEL
  const margin = (box - module * qr.size) / 2
  canvas.modules(onGrid(left + margin), onGrid(top + margin), module, module, qrPath(qr))
}
