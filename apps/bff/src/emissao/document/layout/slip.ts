import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatDocument } from '@ramal/shared/domain/documents.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Danf3eInput } from '../input.ts'
import { Canvas } from '../pdf/canvas.ts'
import type { Drawing } from '../pdf/canvas.ts'
import { drawAlert, isAlerting } from './alert.ts'
import { drawPaymentCode } from './bars.ts'
import { documentLine, totalAPagar } from './consumer.ts'
import { phonesOf } from './header.ts'
import { Labels } from './labels.ts'
import { drawQr } from './qr-box.ts'
import { drawParagraph } from './section.ts'
import {
  ACCENT,
  BODY,
  INK,
  LABEL,
  LEFT,
  MUTED,
  PAGE,
  REGULAR,
  RIGHT,
  SECTION,
  SEMIBOLD,
  sized,
  TINT,
  WHITE,
  WIDTH,
} from './style.ts'
import { fitNumber, formatFullMonth, wrapCode } from './text.ts'

const CONSUMER_TOP = 63
const KEY_TOP = 100
const KEY_HEIGHT = 38
const TOTAL_LEFT = LEFT + 336
const CODE_LINE = 162
/** 53 modules at three pixels of 100 dpi each. */
const PIX_BOX = 116
const PIX_LEFT = RIGHT - PIX_BOX
const PIX_TOP = 147
const COPY_TOP = 226
const COPY_WIDTH = PIX_LEFT - LEFT - 16
const COPY_LINE = 7.6
/** A third of the page, where it is folded or cut. */
const CUT = PAGE.height / 3
const FRAME = { form: 'Slip', top: 0 } as const

const LABELS = new Labels({
  consumidor: { x: LEFT, y: CONSUMER_TOP + 6, text: 'CONSUMIDOR' },
  uc: { x: TOTAL_LEFT, y: CONSUMER_TOP + 6, text: 'UNIDADE CONSUMIDORA' },
  mes: { x: LEFT + 10, y: KEY_TOP + 12, text: 'MÊS DE REFERÊNCIA' },
  vencimento: { x: LEFT + 172, y: KEY_TOP + 12, text: 'VENCIMENTO' },
  total: { x: TOTAL_LEFT + 10, y: KEY_TOP + 12, text: 'TOTAL A PAGAR', style: sized(LABEL, 6.4, WHITE) },
})

export function slipFrame(): Drawing {
  const canvas = new Canvas(PAGE.height)
  canvas.rect(LEFT, 24, WIDTH, 3, ACCENT)
  canvas.part('titulo', () => {
    canvas.textRight(RIGHT, 46, 'PAGAMENTO DA FATURA', { font: SEMIBOLD, size: 13, color: ACCENT })
    const notice = { font: REGULAR, size: 7.4, color: INK }
    canvas.textRight(RIGHT, 57, '2ª via – não substitui a nota fiscal', notice)
  })
  canvas.rect(LEFT, KEY_TOP, 330, KEY_HEIGHT, TINT)
  canvas.vline(LEFT + 160, KEY_TOP + 7, KEY_HEIGHT - 14, '0.75 0.84 0.85')
  canvas.rect(TOTAL_LEFT, KEY_TOP, RIGHT - TOTAL_LEFT, KEY_HEIGHT, ACCENT)
  LABELS.drawForm(canvas, 0)
  return canvas.finish()
}

/** The slip alone, in the upper third of a page; a long Pix code takes the room below it. */
export function drawSlip(input: Danf3eInput): Drawing {
  const { nf3e } = input
  const { pagamento, pix } = nf3e.fatura
  const canvas = new Canvas(PAGE.height)
  canvas.form('Slip')
  if (isAlerting(nf3e)) drawParagraph(canvas, () => drawAlert(canvas, nf3e))
  drawHead(canvas, input)
  drawWho(canvas, input)
  drawKeyFacts(canvas, input)
  if (pagamento) drawPaymentCode(canvas, pagamento, CODE_LINE)
  const bottom = pix === null ? CODE_LINE + 60 : drawPix(canvas, pix, pagamento ? COPY_TOP : CODE_LINE)
  canvas.dashedLine(LEFT, RIGHT, Math.max(CUT, bottom), MUTED)
  return canvas.finish()
}

function drawHead(canvas: Canvas, { nf3e: { emitente }, distribuidora }: Danf3eInput): void {
  canvas.begin('H1')
  canvas.usePart('Slip', 'titulo')
  canvas.end()
  drawParagraph(canvas, () => {
    const name = emitente.fantasia ?? emitente.nome
    canvas.textFit(LEFT, 46, name, { font: SEMIBOLD, size: 15, color: INK }, 300)
    const line = `${emitente.nome}   ·   CNPJ ${formatDocument(emitente.cnpj)}   ·   ${phonesOf(distribuidora)}`
    canvas.textFit(LEFT, 57, line, sized(BODY, 7.4), 380)
  })
}

function drawWho(canvas: Canvas, { nf3e, ucNumeroAnterior }: Danf3eInput): void {
  const { destinatario, acesso } = nf3e
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'consumidor', FRAME)
    const name = { font: SEMIBOLD, size: 11.5, color: INK }
    canvas.textFit(LEFT, CONSUMER_TOP + 19, destinatario.nome, name, 324)
    canvas.text(LEFT, CONSUMER_TOP + 30, documentLine(destinatario), BODY)
  })
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'uc', FRAME)
    const number = { font: SEMIBOLD, size: 13, color: ACCENT }
    canvas.textFit(TOTAL_LEFT, CONSUMER_TOP + 19, formatUcNumber(acesso.ucNumero), number, RIGHT - TOTAL_LEFT)
    if (ucNumeroAnterior !== null)
      canvas.text(TOTAL_LEFT, CONSUMER_TOP + 30, `Número anterior ${ucNumeroAnterior}`, BODY)
  })
}

function drawKeyFacts(canvas: Canvas, { nf3e: { fatura, totais } }: Danf3eInput): void {
  const big = { font: SEMIBOLD, size: 16, color: INK }
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'mes', FRAME)
    canvas.text(LEFT + 10, KEY_TOP + 30, formatFullMonth(fatura.competencia), big)
  })
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'vencimento', FRAME)
    canvas.text(LEFT + 172, KEY_TOP + 30, formatDay(fatura.vencimento), big)
  })
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'total', FRAME)
    const total = formatCentavos(totalAPagar(totais))
    const style = fitNumber(total, { font: SEMIBOLD, size: 20, color: WHITE }, RIGHT - TOTAL_LEFT - 20)
    canvas.textRight(RIGHT - 10, KEY_TOP + 30, total, style)
  })
}

/** @returns where the block ends */
function drawPix(canvas: Canvas, brCode: string, top: number): number {
  const style = sized(BODY, 6.6)
  const lines = wrapCode(brCode, style, COPY_WIDTH)
  drawParagraph(canvas, () =>
    canvas.textCenter(PIX_LEFT + PIX_BOX / 2, PIX_TOP + 2, 'PAGUE COM PIX', sized(SECTION, 8)),
  )
  canvas.begin('Figure', { alt: 'QR Code do Pix' })
  drawQr(canvas, PIX_LEFT, PIX_TOP + 6, PIX_BOX, brCode)
  canvas.end()
  drawParagraph(canvas, () => canvas.text(LEFT, top, 'PIX COPIA E COLA', LABEL))
  drawParagraph(canvas, () =>
    lines.forEach((line, index) => {
      canvas.goOn()
      canvas.text(LEFT, top + 9 + index * COPY_LINE, line, style)
    }),
  )
  return top + 14 + lines.length * COPY_LINE
}
