import type { QrCode } from './qr-code.ts'

/**
 * PDF path operators of a QR code, one rectangle per horizontal run of dark modules and a single fill, so that no
 * viewer shows seams between them. One unit is one module, the origin is the upper left corner and y grows downwards.
 */
export function qrPath(qr: QrCode): string {
  const { size, modules } = qr
  let path = ''
  for (let y = 0; y < size; y++) {
    const row = `${y} `
    for (let x = 0; x < size; x++) {
      if (!modules[y * size + x]) continue
      const start = x
      while (x + 1 < size && modules[y * size + x + 1]) x++
      path += `${start} ${row}${x + 1 - start} 1 re\n`
    }
  }
  return `${path}f\n`
}

/** PDF path operators of a bar code from its alternating widths; one unit is one module, the height is 1. */
export function barsPath(widths: readonly number[]): string {
  let path = ''
  let x = 0
  widths.forEach((width, index) => {
    if (index % 2 === 0) path += `${x} 0 ${width} 1 re\n`
    x += width
  })
  return `${path}f\n`
}
