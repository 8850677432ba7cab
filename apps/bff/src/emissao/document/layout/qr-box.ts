import { qrBitmap } from '../codes/bitmap.ts'
import { encodeQr } from '../codes/qr-code.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { PIXEL } from './style.ts'

/** A QR code as large as its box allows, in whole pixels of 100 dpi where it can, with its quiet zone inside. */
export function drawQr(canvas: Canvas, left: number, top: number, box: number, text: string): void {
  const qr = encodeQr(text)
  const pixels = Math.floor(box / PIXEL / qr.size)
  // Below two pixels a module (long contingency codes) whole pixels would waste half the box.
  const module = pixels >= 2 ? pixels * PIXEL : box / qr.size
  const onGrid = (value: number) => Math.round(value / PIXEL) * PIXEL
  const margin = (box - module * qr.size) / 2
  const side = module * qr.size
  canvas.bitmap(onGrid(left + margin), onGrid(top + margin), side, side, qrBitmap(qr))
}
