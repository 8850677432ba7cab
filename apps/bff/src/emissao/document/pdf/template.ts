import { PDFContext, PDFHeader, PDFString } from 'pdf-lib'
import type { PDFRef } from 'pdf-lib'
import type { Drawing } from './canvas.ts'
import type { PdfFont } from './font.ts'

export type PageSize = { readonly width: number; readonly height: number }

/** What every file made of this template shares, built once per process. */
export type PdfTemplate = {
  readonly page: PageSize
  /** Header and objects, ready to be the beginning of a file. */
  readonly bytes: Buffer
  /** Where each object starts, by its number; none at the numbers that each file fills itself. */
  readonly offsets: readonly (number | undefined)[]
  readonly catalog: number
  /** Number of the page tree, which each file writes. */
  readonly pages: number
  readonly resources: number
  readonly version: string
}

/**
 * Builds the shared part of a template with pdf-lib: catalog, fonts embedded once and the static drawings as
 * compressed forms. The library writes neither dates nor random names here, so equal input gives equal bytes.
 *
 * @param forms drawings that never change, by resource name
 */
export function buildTemplate(
  page: PageSize,
  fonts: readonly PdfFont[],
  forms: Readonly<Record<string, Drawing>>,
  version: string,
): PdfTemplate {
  const context = PDFContext.create()
  const pages = context.nextRef()
  const catalog = addCatalog(context, pages)
  const fontResources = Object.fromEntries(fonts.map((font) => [font.resource, addFont(context, font)]))
  const formResources = Object.fromEntries(
    Object.entries(forms).map(([name, form]) => [name, addForm(context, page, form.content, fontResources)]),
  )
  const resources = context.register(context.obj({ Font: fontResources, XObject: formResources }))
  return {
    page,
    ...serialise(context),
    catalog: catalog.objectNumber,
    pages: pages.objectNumber,
    resources: resources.objectNumber,
    version,
  }
}

function addCatalog(context: PDFContext, pages: PDFRef): PDFRef {
  const catalog = context.obj({
    Type: 'Catalog',
    Pages: pages,
    Lang: PDFString.of('pt-BR'),
    ViewerPreferences: { DisplayDocTitle: true },
  })
  return context.register(catalog)
}

function addFont(context: PDFContext, { face, metrics, file }: PdfFont): PDFRef {
  // The tag of six letters says that the file is a subset (ISO 32000-1 §9.6.4).
  const name = `RAMALX+${face.name}`
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 32,
    ItalicAngle: 0,
    FontBBox: [...metrics.bbox],
    Ascent: metrics.ascent,
    Descent: metrics.descent,
    CapHeight: metrics.capHeight,
    StemV: face.stemV,
    FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
  })
  const font = context.obj({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: name,
    Encoding: 'WinAnsiEncoding',
    FirstChar: 32,
    LastChar: 255,
    Widths: metrics.widths.slice(32),
    FontDescriptor: context.register(descriptor),
  })
  return context.register(font)
}

function addForm(
  context: PDFContext,
  page: PageSize,
  content: string,
  fonts: Record<string, PDFRef>,
): PDFRef {
  const stream = context.flateStream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, page.width, page.height],
    Resources: { Font: fonts },
  })
  return context.register(stream)
}

/** The header and the registered objects. A whole `save` would close the file with pages and a table of its own. */
function serialise(context: PDFContext): Pick<PdfTemplate, 'bytes' | 'offsets'> {
  const header = Buffer.concat([bytesOf(PDFHeader.forVersion(1, 7)), Buffer.from('\n')])
  const chunks = [header]
  const offsets: (number | undefined)[] = []
  let length = header.length
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const start = Buffer.from(`${ref.objectNumber} 0 obj\n`, 'latin1')
    const chunk = Buffer.concat([start, bytesOf(object), Buffer.from('\nendobj\n', 'latin1')])
    offsets[ref.objectNumber] = length
    chunks.push(chunk)
    length += chunk.length
  }
  return { bytes: Buffer.concat(chunks), offsets }
}

type Serialisable = {
  sizeInBytes: () => number
  copyBytesInto: (buffer: Uint8Array, offset: number) => number
}

function bytesOf(part: Serialisable): Uint8Array {
  const bytes = new Uint8Array(part.sizeInBytes())
  part.copyBytesInto(bytes, 0)
  return bytes
}
