import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { encodeItf } from '../codes/itf.ts'
import { barsPath } from '../codes/paths.ts'
import type { Danf3eInput } from '../input.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { totalAPagar } from './consumer.ts'
import { drawQr } from './qr-box.ts'
import {
  ACCENT,
  BODY,
  INK,
  LABEL,
  LEFT,
  MUTED,
  PIXEL,
  RIGHT,
  SECTION,
  SEMIBOLD,
  sized,
  STRONG,
} from './style.ts'
import { formatMonth, wrap } from './text.ts'

const CUT = 710
const TOP = 716
/** Quiet zone of at least 5 mm on each side (Febraban arrecadação layout). */
const BARS_LEFT = LEFT + 20 * PIXEL
const BARS_TOP = 772
/** 13 mm. */
const BARS_HEIGHT = 36.85
const PIX_BOX = 84
const PIX_LEFT = RIGHT - PIX_BOX - 4

export function framePayment(canvas: Canvas): void {
  canvas.dashedLine(LEFT, RIGHT, CUT, MUTED)
  const columns: [x: number, label: string][] = [
    [0, 'UNIDADE CONSUMIDORA'],
    [140, 'REFERÊNCIA'],
    [212, 'VENCIMENTO'],
    [300, 'TOTAL A PAGAR'],
  ]
  for (const [x, label] of columns) canvas.text(LEFT + x, TOP + 8, label, LABEL)
}

/** The slip to pay with, below the cut: y 710 to 828. */
export function drawPayment(canvas: Canvas, input: Danf3eInput): void {
  const { nf3e } = input
  const big = { font: SEMIBOLD, size: 11, color: INK }
  canvas.text(LEFT, TOP + 21, formatUcNumber(nf3e.acesso.ucNumero), big)
  canvas.text(LEFT + 140, TOP + 21, formatMonth(nf3e.fatura.competencia), big)
  canvas.text(LEFT + 212, TOP + 21, formatDay(nf3e.fatura.vencimento), big)
  canvas.text(LEFT + 300, TOP + 21, formatCentavos(totalAPagar(nf3e.totais)), big)
  const titular = `${nf3e.emitente.fantasia ?? nf3e.emitente.nome}   ·   ${nf3e.destinatario.nome}`
  canvas.textFit(LEFT, TOP + 32, input.via === 2 ? `2ª VIA   ·   ${titular}` : titular, sized(BODY, 7.4), 410)
  const { pagamento, debitoAutomatico } = nf3e.fatura
  if (debitoAutomatico) drawAutomaticDebit(canvas, nf3e, debitoAutomatico)
  else if (pagamento) drawBars(canvas, nf3e, pagamento)
  else drawOtherWays(canvas, nf3e)
  if (nf3e.fatura.pix !== null && !debitoAutomatico) drawPix(canvas, nf3e.fatura.pix)
}

type Pagamento = NonNullable<Nf3e['fatura']['pagamento']>

function drawBars(canvas: Canvas, nf3e: Nf3e, pagamento: Pagamento): void {
  const line = formatLinhaDigitavel(pagamento.linhaDigitavel).replaceAll(' ', '   ')
  canvas.text(BARS_LEFT, 764, line, { font: SEMIBOLD, size: 11.4, color: INK })
  // 405 modules of one pixel: 102.9 mm, the width the layout asks for.
  canvas.modules(BARS_LEFT, BARS_TOP, PIXEL, BARS_HEIGHT, barsPath(encodeItf(pagamento.codigoBarras)))
  const { codigoDebitoAutomatico } = nf3e.fatura
  if (codigoDebitoAutomatico === null) return
  const text = `Para cadastrar o débito automático, informe ao seu banco o código ${codigoDebitoAutomatico}.`
  canvas.text(BARS_LEFT, 822, text, sized(BODY, 7.2))
}

function drawAutomaticDebit(canvas: Canvas, nf3e: Nf3e, debito: { banco: string; agencia: string }): void {
  const agencia = debito.agencia === '' ? '' : `, agência ${debito.agencia}`
  canvas.text(LEFT, 772, 'FATURA EM DÉBITO AUTOMÁTICO', { font: SEMIBOLD, size: 13, color: ACCENT })
  const text =
    `O valor será debitado em ${formatDay(nf3e.fatura.vencimento)} na conta indicada: banco ${debito.banco}${agencia}. ` +
    'Não é preciso pagar esta fatura. Confira o saldo na data do vencimento.'
  drawParagraph(canvas, 786, text)
}

/** `codBarras` was not a payment code: the bill says what can be paid with, and never draws bars no bank can read. */
function drawOtherWays(canvas: Canvas, nf3e: Nf3e): void {
  const { pix, codBarras } = nf3e.fatura
  canvas.text(LEFT, 770, 'COMO PAGAR ESTA FATURA', SECTION)
  const text =
    pix === null
      ? 'Esta fatura não traz código de barras. Informe à distribuidora, pelos telefones no alto da página, a unidade ' +
        'consumidora e o número abaixo para receber a forma de pagamento.'
      : 'Esta fatura não traz código de barras. Pague com Pix: abra o aplicativo do seu banco, escolha Pix, leia o ' +
        'QR Code ao lado e confira o valor e o nome da distribuidora antes de confirmar.'
  const bottom = drawParagraph(canvas, 782, text)
  if (!/^0*$/.test(codBarras))
    canvas.textFit(LEFT, bottom + 5, `Número de identificação: ${codBarras}`, STRONG, 390)
}

/** @returns the baseline that follows */
function drawParagraph(canvas: Canvas, top: number, text: string): number {
  const lines = wrap(text, sized(BODY, 8.4), 390)
  lines.forEach((line, index) => canvas.text(LEFT, top + index * 10.4, line, sized(BODY, 8.4)))
  return top + lines.length * 10.4
}

function drawPix(canvas: Canvas, brCode: string): void {
  canvas.textCenter(PIX_LEFT + PIX_BOX / 2, TOP + 8, 'PAGUE COM PIX', sized(SECTION, 8))
  drawQr(canvas, PIX_LEFT, TOP + 13, PIX_BOX, brCode)
}
