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
  /** Characters drawn over one another, each with what is under it; type above 40 points is a watermark. */
  readonly collisions: (page?: number) => string[]
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
    collisions: (page = 0) => collisionsOf(charactersOf(document, page)),
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

type Character = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
}

function charactersOf(document: mupdf.Document, page: number): Character[] {
  const characters: Character[] = []
  document
    .loadPage(page)
    .toStructuredText('preserve-whitespace')
    .walk({
      onChar(text, [, baseline], _font, size, quad) {
        if (text.trim() !== '' && size <= 40)
          characters.push({ text, left: quad[0], right: quad[2], baseline })
      },
    })
  return characters
}

/** Letters of a line may overhang a little; half a letter on another, or two lines within 3 points, is a collision. */
function collisionsOf(characters: readonly Character[]): string[] {
  const byBaseline = characters.toSorted((one, other) => one.baseline - other.baseline)
  return byBaseline.flatMap((one, index) => {
    const found: string[] = []
    for (const other of byBaseline.slice(index + 1)) {
      if (other.baseline - one.baseline > 3) break
      const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      if (shared > 0.5 * Math.min(one.right - one.left, other.right - other.left))
        found.push(one.text + other.text)
    }
    return found
  })
}
