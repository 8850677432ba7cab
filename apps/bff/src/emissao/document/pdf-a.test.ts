import * as fontkit from 'fontkit'
import * as mupdf from 'mupdf'
import { describe, expect, it } from 'vitest'
import { keepXml } from '#emissao/nf3e/guarda.ts'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { qpdf } from '#emissao/testing/qpdf.ts'
import { nf3eOf, SAMPLE_KEY, withItems } from '#emissao/testing/sample-nf3e.ts'
import { signedNf3eProc } from '#emissao/testing/signed-xml.ts'
import { createDanf3eRenderer } from './danf3e.ts'

// What of ISO 19005-3 (PDF/A-3b) a file of ours could break, read by MuPDF and qpdf. There is no validator of PDF/A
// in the npm registry; clauses are those of the standard.

const renderer = await createDanf3eRenderer()
const xml = Buffer.from(signedNf3eProc())
const input = danf3eInput({
  nf3e: nf3eOf(signedNf3eProc()),
  xml: { deflated: keepXml(xml), size: xml.length },
})
const bytes = renderer.render(input)
const pdf = open(bytes)
const catalog = pdf.getTrailer().get('Root')
const objects = objectsOf(pdf)

function open(file: Uint8Array): mupdf.PDFDocument {
  const document = mupdf.Document.openDocument(file, 'application/pdf').asPDF()
  if (!document) throw new Error('not a PDF')
  return document
}

function objectsOf(document: mupdf.PDFDocument): mupdf.PDFObject[] {
  return Array.from({ length: document.countObjects() - 1 }, (_, index) => document.newIndirect(index + 1))
}

const ofType = (type: string) => objects.filter((object) => nameOf(object.get('Type')) === type)
const nameOf = (object: mupdf.PDFObject) => (object.isName() ? object.asName() : null)
const streamText = (object: mupdf.PDFObject) =>
  Buffer.from(object.readStream().asUint8Array()).toString('latin1')

describe('the syntax of a file', () => {
  it.each([
    ['of one page', input],
    ['without attachment', danf3eInput()],
    ['of many pages', danf3eInput({ nf3e: nf3eOf(withItems(990)) })],
  ])('is sound, %s', async (_, input) => {
    const file = renderer.render(input)
    expect(await qpdf(file, '--check')).toMatchObject({
      status: 0,
      output: expect.stringContaining('No syntax or stream encoding errors found'),
    })
    expect(open(file).wasRepaired()).toBe(false)
  })

  it('begins with a comment that is not text (6.1.2) and identifies the file (6.1.3)', () => {
    expect(Buffer.from(bytes.subarray(0, 15)).toString('latin1')).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}\n$/)
    expect(pdf.getTrailer().get('ID').length).toBe(2)
    expect(pdf.getTrailer().get('Encrypt').isNull()).toBe(true)
  })

  it('has no stream of a forbidden filter or kept elsewhere (6.1.7), and none of a wrong length', () => {
    const streams = objects.filter((object) => object.isStream())
    expect(streams.length).toBeGreaterThan(8)
    for (const stream of streams) {
      expect(['FlateDecode', null]).toContain(nameOf(stream.get('Filter')))
      for (const key of ['F', 'FFilter', 'FDecodeParms']) expect(stream.get(key).isNull()).toBe(true)
      expect(stream.readRawStream().getLength()).toBe(stream.get('Length').asNumber())
    }
  })
})

describe('what a file shows', () => {
  it('is in colours that its output intent defines (6.2.3)', () => {
    const [intent] = ofType('OutputIntent')
    expect(catalog.get('OutputIntents', 0).asIndirect()).toBe(intent?.asIndirect())
    expect(intent?.get('S').asName()).toBe('GTS_PDFA1')
    const profile = intent?.get('DestOutputProfile')
    const data = profile?.readStream() ?? new mupdf.Buffer()
    expect(profile?.get('N').asNumber()).toBe(3)
    expect(data.getLength()).toBeLessThan(1000)
    expect(new mupdf.ColorSpace(data, 'sRGB').isRGB()).toBe(true)
  })

  it('uses no other colours, no transparency and no smoothed pictures (6.2.4, 6.2.8, 6.2.10)', () => {
    const contents = [...ofType('Page').map((page) => page.get('Contents')), ...ofType('XObject')]
    for (const content of contents) {
      const operators = streamText(content).replaceAll(/\((\\.|[^\\)])*\)/g, '()')
      expect(operators).toMatch(/ rg\n/)
      expect(operators).not.toMatch(/\/(I|Interpolate|CS|ColorSpace)\s/)
      expect(operators).not.toMatch(/(^|\s)(g|G|k|K|cs|CS|scn|SCN|sh|gs|ri|i)\s/)
    }
    const everything = objects.map((object) => object.toString(true, true)).join('\n')
    expect(everything).not.toMatch(
      /\/(ExtGState|SMask|Group|Subtype\/Image|Subtype\/PS|OPI|Alternates|TR2?)\b/,
    )
  })

  it('names the resources of each page and form at the place itself (6.2.2)', () => {
    for (const content of [...ofType('Page'), ...ofType('XObject')]) {
      expect(content.get('Resources', 'Font').isDictionary()).toBe(true)
    }
  })

  it('is set in fonts that it embeds, as wide as it says (6.2.11)', () => {
    const fonts = ofType('Font')
    expect(fonts).toHaveLength(2)
    for (const font of fonts) {
      const file = font.get('FontDescriptor', 'FontFile2')
      const program = fontkit.create(Buffer.from(file.readStream().asUint8Array()))
      if (!('glyphForCodePoint' in program)) throw new Error('a collection')
      expect(font.get('Encoding').asName()).toBe('WinAnsiEncoding')
      for (let code = 32; code < 256; code++) {
        const width = font.get('Widths', code - 32).asNumber()
        const codePoint = new TextDecoder('windows-1252').decode(Uint8Array.of(code)).codePointAt(0) ?? 0
        if (width === 0) continue
        expect(program.hasGlyphForCodePoint(codePoint)).toBe(true)
        const { advanceWidth } = program.glyphForCodePoint(codePoint)
        expect(Math.abs((advanceWidth * 1000) / program.unitsPerEm - width)).toBeLessThanOrEqual(1)
      }
    }
  })

  it('does nothing by itself (6.5, 6.6) and is no form (6.4)', () => {
    for (const key of ['OpenAction', 'AA', 'AcroForm', 'NeedsRendering', 'Requirements']) {
      expect(catalog.get(key).isNull()).toBe(true)
    }
    expect(catalog.get('Names', 'JavaScript').isNull()).toBe(true)
    for (const page of ofType('Page'))
      expect(page.get('Annots').isNull() && page.get('AA').isNull()).toBe(true)
  })
})

describe('what a file says of itself', () => {
  const metadata = catalog.get('Metadata')
  const packet = Buffer.from(metadata.readStream().asUint8Array()).toString('utf8')

  it('is that it is PDF/A-3b, in a packet that any program finds (6.6.2, 6.6.4)', () => {
    expect(metadata.get('Filter').isNull()).toBe(true)
    expect(Buffer.from(bytes).toString('utf8')).toContain(packet)
    expect(packet).toMatch(/^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>/)
    expect(packet).toContain('pdfaid:part="3" pdfaid:conformance="B"')
  })

  it('is the same in the packet and in the information dictionary', () => {
    const info = pdf.getTrailer().get('Info')
    const { nf3e } = input
    expect(info.get('Title').asString()).toBe('DANF3E 2026-11 UC 0.013.479.258.028-10')
    expect(packet).toContain(`>${info.get('Title').asString()}</rdf:li>`)
    expect(packet).toContain(`<dc:creator><rdf:Seq><rdf:li>${info.get('Author').asString()}</rdf:li>`)
    expect(packet).toContain(`pdf:Producer="${info.get('Producer').asString()}"`)
    expect(packet).toContain(`xmp:CreateDate="${nf3e.emitidaEm}"`)
    expect(info.get('CreationDate').asString()).toBe("D:20261118083000-03'00'")
  })

  it('escapes what XML and PDF delimit their strings with', () => {
    const nome = 'Luz & "Força" (S.A.) <Łódź>'
    const { nf3e } = danf3eInput()
    const file = open(
      renderer.render(danf3eInput({ nf3e: { ...nf3e, emitente: { ...nf3e.emitente, nome } } })),
    )
    expect(file.getTrailer().get('Info', 'Author').asString()).toBe(nome)
    const own = file.getTrailer().get('Root', 'Metadata').readStream().asString()
    expect(own).toContain('Luz &#38; &#34;Força&#34; (S.A.) &#60;Łódź&#62;')
  })
})

describe('the attached NF3e', () => {
  const name = `${SAMPLE_KEY}-nf3e.xml`

  it('is the document that came in, byte for byte', () => {
    const spec = pdf.getEmbeddedFiles()[name]
    if (!spec) throw new Error('there is no attachment of that name')
    expect(Buffer.from(pdf.getEmbeddedFileContents(spec)?.asUint8Array() ?? []).equals(xml)).toBe(true)
    const stream = spec.get('EF', 'F')
    expect(stream.get('Params', 'Size').asNumber()).toBe(xml.length)
    expect(stream.get('Subtype').asName()).toBe('text/xml')
  })

  it('is associated with the document as its source (6.8)', () => {
    const spec = catalog.get('AF', 0)
    expect(spec.asIndirect()).toBe(pdf.getEmbeddedFiles()[name]?.asIndirect())
    expect(spec.get('AFRelationship').asName()).toBe('Source')
    expect([spec.get('F').asString(), spec.get('UF').asString()]).toEqual([name, name])
    expect(spec.get('EF', 'F').get('Params', 'ModDate').asString()).toBe("D:20261118083102-03'00'")
  })

  it('is copied deflated as it is kept', () => {
    const stream = catalog.get('AF', 0, 'EF', 'F').readRawStream().asUint8Array()
    expect(Buffer.from(stream).equals(keepXml(xml))).toBe(true)
  })

  it('keeps the bill in 36 kB', () => {
    expect(bytes.length).toBeLessThan(36 * 1024)
  })
})
