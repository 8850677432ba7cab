import { formatLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import type { DadosFatura } from '#emissao/nf3e/model.ts'
import { barsBitmap } from '../codes/bitmap.ts'
import { encodeItf } from '../codes/itf.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { drawParagraph } from './section.ts'
import { INK, LEFT, PIXEL, SEMIBOLD } from './style.ts'

/** Quiet zone of at least 5 mm on each side (Febraban arrecadação layout). */
const BARS_LEFT = LEFT + 20 * PIXEL
/** 405 modules of one pixel: 102.9 mm, the width the layout asks for. */
const BARS_WIDTH = 405 * PIXEL
/** 13 mm. */
const BARS_HEIGHT = 36.85

/** The line to type, with its baseline at `y`, and the bars below: 45 points down from there. */
export function drawPaymentCode(
  canvas: Canvas,
  { linhaDigitavel, codigoBarras }: NonNullable<DadosFatura['pagamento']>,
  y: number,
): void {
  const line = formatLinhaDigitavel(linhaDigitavel).replaceAll(' ', '   ')
  drawParagraph(canvas, () => canvas.text(BARS_LEFT, y, line, { font: SEMIBOLD, size: 11.4, color: INK }))
  canvas.begin('Figure', { alt: 'Código de barras da linha digitável' })
  canvas.bitmap(BARS_LEFT, y + 8, BARS_WIDTH, BARS_HEIGHT, barsBitmap(encodeItf(codigoBarras)))
  canvas.end()
}
