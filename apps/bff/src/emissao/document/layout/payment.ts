import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput } from '../input.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { drawPaymentCode } from './bars.ts'
import { totalAPagar } from './consumer.ts'
import { Labels } from './labels.ts'
import type { Place } from './labels.ts'
import { drawQr } from './qr-box.ts'
import { drawParagraph } from './section.ts'
import { ACCENT, BODY, INK, LEFT, MUTED, RIGHT, SECTION, SEMIBOLD, sized, STRONG } from './style.ts'
import { formatMonth, wrap } from './text.ts'

const CUT = 710
const TOP = 716
const PIX_BOX = 84
const PIX_LEFT = RIGHT - PIX_BOX - 4
const TEXT_WIDTH = 390

const COLUMNS = { uc: 0, mes: 140, vencimento: 212, total: 300 } as const
const LABELS = new Labels({
  barraUc: { x: LEFT + COLUMNS.uc, y: 8, text: 'UNIDADE CONSUMIDORA' },
  barraMes: { x: LEFT + COLUMNS.mes, y: 8, text: 'REFERÊNCIA' },
  barraVencimento: { x: LEFT + COLUMNS.vencimento, y: 8, text: 'VENCIMENTO' },
  barraTotal: { x: LEFT + COLUMNS.total, y: 8, text: 'TOTAL A PAGAR' },
})

export function framePayment(canvas: Canvas): void {
  canvas.dashedLine(LEFT, RIGHT, CUT, MUTED)
  LABELS.drawForm(canvas, TOP)
}

/** The slip to pay with, below the cut: y 710 to 828. @param form that `framePayment` was drawn into */
export function drawPayment(canvas: Canvas, input: Danf3eInput, form = 'Frame'): void {
  const { nf3e } = input
  canvas.begin('Sect')
  drawFacts(canvas, nf3e, { form, top: TOP })
  const titular = `${nf3e.emitente.fantasia ?? nf3e.emitente.nome}   ·   ${nf3e.destinatario.nome}`
  const line = input.via === 2 ? `2ª VIA   ·   ${titular}` : titular
  drawParagraph(canvas, () => canvas.textFit(LEFT, TOP + 32, line, sized(BODY, 7.4), 410))
  drawWayToPay(canvas, nf3e)
  canvas.end()
}

function drawFacts(canvas: Canvas, { acesso, fatura, totais }: Nf3e, place: Place): void {
  const big = { font: SEMIBOLD, size: 11, color: INK }
  const facts = [
    ['barraUc', COLUMNS.uc, formatUcNumber(acesso.ucNumero)],
    ['barraMes', COLUMNS.mes, formatMonth(fatura.competencia)],
    ['barraVencimento', COLUMNS.vencimento, formatDay(fatura.vencimento)],
    ['barraTotal', COLUMNS.total, formatCentavos(totalAPagar(totais))],
  ] as const
  for (const [label, x, value] of facts) {
    drawParagraph(canvas, () => {
      LABELS.read(canvas, label, place)
      canvas.textFit(LEFT + x, TOP + 21, value, big, label === 'barraTotal' ? 130 : 136)
    })
  }
}

function drawWayToPay(canvas: Canvas, nf3e: Nf3e): void {
  const { pagamento, debitoAutomatico, codigoDebitoAutomatico, pix } = nf3e.fatura
  if (debitoAutomatico) {
    drawAutomaticDebit(canvas, nf3e, debitoAutomatico)
    return
  }
  if (pagamento) drawPaymentCode(canvas, pagamento, 764)
  else drawOtherWays(canvas, nf3e)
  if (pagamento && codigoDebitoAutomatico !== null) {
    const text = `Para cadastrar o débito automático, informe ao seu banco o código ${codigoDebitoAutomatico}.`
    drawParagraph(canvas, () => canvas.text(LEFT, 822, text, sized(BODY, 7.2)))
  }
  if (pix !== null) drawPix(canvas, pix)
}

function drawAutomaticDebit(canvas: Canvas, nf3e: Nf3e, debito: { banco: string; agencia: string }): void {
  const agencia = debito.agencia === '' ? '' : `, agência ${debito.agencia}`
  // Older bills do not tell the bank.
  const conta = debito.banco === '' ? '' : `: banco ${debito.banco}${agencia}`
  const headline = { font: SEMIBOLD, size: 13, color: ACCENT }
  drawParagraph(canvas, () => canvas.text(LEFT, 772, 'FATURA EM DÉBITO AUTOMÁTICO', headline))
  const text =
    `O valor será debitado em ${formatDay(nf3e.fatura.vencimento)} na conta indicada${conta}. ` +
    'Não é preciso pagar esta fatura. Confira o saldo na data do vencimento.'
  drawLines(canvas, 786, text)
}

/** `codBarras` was not a payment code: the bill says what can be paid with, and never draws bars no bank can read. */
function drawOtherWays(canvas: Canvas, nf3e: Nf3e): void {
  const { pix, codBarras } = nf3e.fatura
  drawParagraph(canvas, () => canvas.text(LEFT, 770, 'COMO PAGAR ESTA FATURA', SECTION))
  const text =
    pix === null
      ? 'Esta fatura não traz código de barras. Informe à distribuidora, pelos telefones no alto da página, a unidade ' +
        'consumidora e o mês de referência para receber a forma de pagamento.'
      : 'Esta fatura não traz código de barras. Pague com Pix: abra o aplicativo do seu banco, escolha Pix, leia o ' +
        'QR Code ao lado e confira o valor e o nome da distribuidora antes de confirmar.'
  const bottom = drawLines(canvas, 782, text)
  if (/^0*$/.test(codBarras)) return
  const number = `Número de identificação: ${codBarras}`
  drawParagraph(canvas, () => canvas.textFit(LEFT, bottom + 5, number, STRONG, TEXT_WIDTH))
}

/** @returns the baseline that follows */
function drawLines(canvas: Canvas, top: number, text: string): number {
  const style = sized(BODY, 8.4)
  const lines = wrap(text, style, TEXT_WIDTH)
  drawParagraph(canvas, () =>
    lines.forEach((line, index) => canvas.text(LEFT, top + index * 10.4, line, style)),
  )
  return top + lines.length * 10.4
}

function drawPix(canvas: Canvas, brCode: string): void {
  drawParagraph(canvas, () =>
    canvas.textCenter(PIX_LEFT + PIX_BOX / 2, TOP + 8, 'PAGUE COM PIX', sized(SECTION, 8)),
  )
  canvas.begin('Figure', { alt: 'QR Code do Pix' })
  drawQr(canvas, PIX_LEFT, TOP + 13, PIX_BOX, brCode)
  canvas.end()
}
