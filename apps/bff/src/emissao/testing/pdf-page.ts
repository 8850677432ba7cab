import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as mupdf from 'mupdf'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { ReaderOptions } from 'zxing-wasm/reader'
import type { Picture } from './picture.ts'

// The package would fetch its WebAssembly from a CDN: tests stay on this machine.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

/** A PDF as its reader sees it: text, and codes as decoded from the rendered page. */
export type OpenedPdf = {
  readonly pages: number
  /** Whether the reader had to rebuild the cross-reference table of a malformed file. */
  readonly repaired: boolean
  readonly text: (page?: number) => string
  /** The lowest baseline of a page's text, in points from the top. */
  readonly lowestText: (page?: number) => number
  /** Contents of all codes of a format on a page rendered at `dpi`, in no particular order. */
  readonly codes: (format: 'ITF' | 'QRCode', dpi?: number) => Promise<string[]>
  /** A page as a screen shows it, in shades of gray. */
  readonly picture: (page: number, dpi?: number) => Picture
}

export function openPdf(bytes: Uint8Array): OpenedPdf {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf')
  return {
    pages: document.countPages(),
    repaired: document.asPDF()?.wasRepaired() ?? true,
    text: (page = 0) => document.loadPage(page).toStructuredText('preserve-whitespace').asText(),
    lowestText: (page = 0) => {
      let lowest = 0
      const onChar = (_: string, [, y]: mupdf.Point) => void (lowest = Math.max(lowest, y))
      document.loadPage(page).toStructuredText('preserve-whitespace').walk({ onChar })
      return lowest
    },
    codes: async (format, dpi = 100) => {
      const pixmap = render(document, 0, dpi)
      const options: ReaderOptions = { formats: [format], tryHarder: true, maxNumberOfSymbols: 4 }
      return (await readBarcodes(new Uint8Array(pixmap.asPNG()), options)).map((code) => code.text)
    },
    picture: (page, dpi = 100) => pictureOf(render(document, page, dpi)),
  }
}

function render(document: mupdf.Document, page: number, dpi: number): mupdf.Pixmap {
  const scale = mupdf.Matrix.scale(dpi / 72, dpi / 72)
  return document.loadPage(page).toPixmap(scale, mupdf.ColorSpace.DeviceGray, false, true)
}

/** Of an image file. */
export function readPicture(bytes: Uint8Array): Picture {
  const pixmap = new mupdf.Image(bytes).toPixmap()
  return pictureOf(pixmap.convertToColorSpace(mupdf.ColorSpace.DeviceGray, false))
}

function pictureOf(pixmap: mupdf.Pixmap): Picture {
  const [width, height, stride] = [pixmap.getWidth(), pixmap.getHeight(), pixmap.getStride()]
  const pixels = pixmap.getPixels()
  const gray = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) gray.set(pixels.subarray(y * stride, y * stride + width), y * width)
  return { width, height, gray }
}
