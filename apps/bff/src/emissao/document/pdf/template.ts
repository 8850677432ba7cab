import { PDFContext, PDFObjectStream, PDFStream, PDFString } from 'pdf-lib'
import type { PDFRef } from 'pdf-lib'
import { UNITS_PER_POINT } from './canvas.ts'
import type { Drawing } from './canvas.ts'
import type { PdfFont } from './font.ts'
import type { PackedObjects, PdfStream } from './objects.ts'
import { Sink } from './sink.ts'
import { srgbProfile } from './srgb-profile.ts'
import type { FormParts } from './structure-tree.ts'

export type PageSize = { readonly width: number; readonly height: number }

/** What every file made of this template shares, built once per process. */
export type PdfTemplate = {
  readonly page: PageSize
  /** Fonts, forms and the like. */
  readonly streams: readonly PdfStream[]
  /** A file's header and these streams, as every file begins that is not encrypted. */
  readonly beginning: Uint8Array
  /** Where each of them starts in it. */
  readonly offsets: readonly number[]
  /** What is not a stream. */
  readonly packed: PackedObjects
  /** The first number that is free for a file's own objects. */
  readonly size: number
  readonly resources: number
  readonly outputIntent: number
  /** By resource name. */
  readonly forms: ReadonlyMap<string, FormParts>
  readonly version: string
}

/**
 * Builds the shared part of a template with pdf-lib: fonts embedded once, the static drawings as compressed forms and
 * the meaning of the colours. The library writes neither dates nor random names here, so equal input gives equal bytes.
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
  const fontResources = Object.fromEntries(fonts.map((font) => [font.resource, addFont(context, font)]))
  const formEntries = Object.entries(forms).map(([name, { content, parts }], key) => ({
    name,
    parts,
    ref: addForm(context, page, content, { Resources: { Font: fontResources }, StructParents: key }),
  }))
  const formResources = Object.fromEntries(formEntries.map(({ name, ref }) => [name, ref]))
  const resources = context.register(context.obj({ Font: fontResources, XObject: formResources }))
  const outputIntent = addOutputIntent(context)
  return {
    page,
    ...serialise(context),
    resources: resources.objectNumber,
    outputIntent: outputIntent.objectNumber,
    forms: new Map(formEntries.map(({ name, ref, parts }) => [name, { ref: ref.objectNumber, parts }])),
    version,
  }
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
  entries: { Resources: { Font: Record<string, PDFRef> }; StructParents: number },
): PDFRef {
  const stream = context.flateStream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    // In the units of the page that paints it.
    BBox: [0, 0, page.width * UNITS_PER_POINT, page.height * UNITS_PER_POINT],
    ...entries,
  })
  return context.register(stream)
}

/** Says which red, green and blue are meant (ISO 19005-3 §6.2.3): those of sRGB. */
function addOutputIntent(context: PDFContext): PDFRef {
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    DestOutputProfile: profile,
  })
  return context.register(intent)
}

/** The registered objects, those that are not streams packed into one. A whole `save` would close the file. */
function serialise(
  context: PDFContext,
): Pick<PdfTemplate, 'streams' | 'beginning' | 'offsets' | 'packed' | 'size'> {
  const objects = context.enumerateIndirectObjects()
  const packed = objects.filter(([, object]) => !(object instanceof PDFStream))
  const container = PDFObjectStream.withContextAndObjects(context, packed)
  const stream = streamOf(context.register(container), container)
  const others = objects.flatMap(([ref, object]) =>
    object instanceof PDFStream ? [streamOf(ref, object)] : [],
  )
  const streams = [...others, stream]
  const sink = new Sink()
  const offsets = streams.map((one) => {
    const offset = sink.length
    sink.addStream(one)
    return offset
  })
  return {
    streams,
    beginning: sink.take(),
    offsets,
    packed: { stream, refs: packed.map(([ref]) => ref.objectNumber) },
    size: context.largestObjectNumber + 1,
  }
}

function streamOf(ref: PDFRef, stream: PDFStream): PdfStream {
  const dict = stream.dict.toString().slice('<<'.length, -'>>'.length).trim().replaceAll('\n', ' ')
  return { ref: ref.objectNumber, dict, bytes: stream.getContents() }
}
