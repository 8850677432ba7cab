import * as mupdf from 'mupdf'
import { describe, expect, it } from 'vitest'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { qpdf } from '#emissao/testing/qpdf.ts'
import { nf3eOf, SAMPLE_XML, withItems } from '#emissao/testing/sample-nf3e.ts'
import { createDanf3eRenderer } from './danf3e.ts'
import type { Danf3eInput } from './input.ts'
import { createLoteRenderer } from './lote.ts'
import type { LotOptions } from './lote.ts'

const renderer = await createDanf3eRenderer()
const lotes = createLoteRenderer()
const folha = (input: Danf3eInput) => ({ desenho: 'danf3e', input }) as const
const base = nf3eOf(SAMPLE_XML)
const billOf = (nome: string) =>
  danf3eInput({ nf3e: { ...base, destinatario: { ...base.destinatario, nome } } })
const long = danf3eInput({ nf3e: nf3eOf(withItems(200)) })
const longPages = open(renderer.render(long)).countPages()

const OPTIONS: LotOptions = {
  titulo: 'Lote 7',
  distribuidora: 'Distribuidora Teste S.A.',
  criadoEm: '2026-11-18T08:30:00-03:00',
  frenteVerso: false,
}

function open(file: Uint8Array): mupdf.Document {
  return mupdf.Document.openDocument(file, 'application/pdf')
}

async function lotOf(bills: readonly Danf3eInput[], options: Partial<LotOptions> = {}) {
  const chunks: Uint8Array[] = []
  const lot = lotes.openLot({ ...OPTIONS, ...options }, async (chunk) => chunks.push(chunk))
  const places = []
  for (const bill of bills) places.push(await lot.add(folha(bill)))
  const summary = await lot.finish()
  return { file: Buffer.concat(chunks), chunks, places, summary }
}

const textOf = (document: mupdf.Document, page: number) =>
  document.loadPage(page).toStructuredText('preserve-whitespace').asText()

describe('a print lot', () => {
  it('has the pages of each bill, in order, and tells where they are', async () => {
    const { file, places, summary } = await lotOf([billOf('PRIMEIRA'), long, billOf('TERCEIRA')])
    expect(places).toEqual([
      { firstPage: 1, pages: 1 },
      { firstPage: 2, pages: longPages },
      { firstPage: 2 + longPages, pages: 1 },
    ])
    expect(summary).toEqual({ pages: 2 + longPages, bytes: file.length })
    const document = open(file)
    expect(document.countPages()).toBe(summary.pages)
    expect(textOf(document, 0)).toContain('PRIMEIRA')
    expect(textOf(document, 1)).toContain('SERVICO 1')
    expect(textOf(document, 1 + longPages)).toContain('TERCEIRA')
  })

  it('shows each bill as its own file does', async () => {
    const { file } = await lotOf([long, billOf('SEGUNDA')])
    for (const [page, bill, own] of [
      [1, long, 1],
      [longPages, billOf('SEGUNDA'), 0],
    ] as const) {
      const pictures = [open(file).loadPage(page), open(renderer.render(bill)).loadPage(own)].map((one) =>
        Buffer.from(one.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceRGB, false).asPNG()),
      )
      expect(pictures[0]?.equals(pictures[1] as Buffer)).toBe(true)
    }
  })

  it('begins each bill on an odd page when it is printed on both sides', async () => {
    const { file, places } = await lotOf([billOf('UMA'), long, billOf('OUTRA')], { frenteVerso: true })
    for (const { firstPage } of places) expect(firstPage % 2).toBe(1)
    const document = open(file)
    expect(document.countPages() % 2).toBe(0)
    expect(textOf(document, 1)).toBe('')
    expect(textOf(document, (places[2]?.firstPage ?? 0) - 1)).toContain('OUTRA')
  })

  it.each([1, 127, 128, 129, 300])('is sound with %i pages', async (count) => {
    const { file } = await lotOf(Array.from({ length: count }, (_, index) => billOf(`CONSUMIDOR ${index}`)))
    expect(await qpdf(file, '--check')).toMatchObject({
      status: 0,
      output: expect.stringContaining('No syntax or stream encoding errors found'),
    })
    const document = open(file)
    expect(document.asPDF()?.wasRepaired()).toBe(false)
    expect(document.countPages()).toBe(count)
    expect(textOf(document, count - 1)).toContain(`CONSUMIDOR ${count - 1}`)
  })

  it('carries the template once and is given out in chunks', async () => {
    const { file, chunks } = await lotOf(
      Array.from({ length: 300 }, (_, index) => billOf(`CONSUMIDOR ${index}`)),
    )
    expect(file.toString('latin1').match(/\/Length1/g)).toHaveLength(2)
    expect(chunks.length).toBeGreaterThan(3)
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(300_000)
  })

  it('is the same bytes for the same bills', async () => {
    const bills = [billOf('UMA'), long]
    expect((await lotOf(bills)).file.equals((await lotOf(bills)).file)).toBe(true)
    expect((await lotOf(bills)).file.equals((await lotOf(bills.toReversed())).file)).toBe(false)
  })

  it('asks to be printed in its own size', async () => {
    const { file } = await lotOf([billOf('UMA')], { frenteVerso: true })
    const preferences = open(file).asPDF()?.getTrailer().get('Root', 'ViewerPreferences')
    expect(preferences?.get('PrintScaling').asName()).toBe('None')
    expect(preferences?.get('Duplex').asName()).toBe('DuplexFlipLongEdge')
  })

  it('ends with the error of who could not write it', async () => {
    const lot = lotes.openLot(OPTIONS, async () => {
      throw new Error('disco cheio')
    })
    await lot.add(folha(billOf('UMA')))
    await expect(lot.finish()).rejects.toThrow('disco cheio')
  })
})
