import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as mupdf from 'mupdf'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { ReaderOptions } from 'zxing-wasm/reader'

// The package would fetch its WebAssembly from a CDN: tests stay on this machine.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

/** A PDF as its reader sees it: text, and codes as decoded from the rendered page. */
export type OpenedPdf = {
  readonly pages: number
  /** Whether the reader had to rebuild the cross-reference table of a malformed file. */
  readonly repaired: boolean
  readonly text: (page?: number) => string
  /** Contents of all codes of a format on a page rendered at `dpi`, in no particular order. */
  readonly codes: (format: 'ITF' | 'QRCode', dpi?: number) => Promise<string[]>
}

export function openPdf(bytes: Uint8Array): OpenedPdf {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf')
  return {
    pages: document.countPages(),
    repaired: document.asPDF()?.wasRepaired() ?? true,
    text: (page = 0) => document.loadPage(page).toStructuredText('preserve-whitespace').asText(),
    codes: async (format, dpi = 100) => {
      const scale = mupdf.Matrix.scale(dpi / 72, dpi / 72)
      const pixmap = document.loadPage(0).toPixmap(scale, mupdf.ColorSpace.DeviceGray, false, true)
      const options: ReaderOptions = { formats: [format], tryHarder: true, maxNumberOfSymbols: 4 }
      return (await readBarcodes(new Uint8Array(pixmap.asPNG()), options)).map((code) => code.text)
    },
  }
}
