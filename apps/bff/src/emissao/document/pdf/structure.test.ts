import * as mupdf from 'mupdf'
import { describe, expect, it } from 'vitest'
import { REGULAR } from '../layout/style.ts'
import { Canvas } from './canvas.ts'
import type { Drawing } from './canvas.ts'
import { buildTemplate } from './template.ts'
import { createFileWriter } from './write-file.ts'

const PAGE = { width: 200, height: 100 }
const STYLE = { font: REGULAR, size: 10, color: '0 0 0' } as const
const INFO = { title: 'T', author: 'A', producer: 'P', createdAt: '2026-11-18T08:30:00-03:00' }

function drawing(draw: (canvas: Canvas) => void): Drawing {
  const canvas = new Canvas(PAGE.height)
  draw(canvas)
  return canvas.finish()
}

const frame = drawing((canvas) => {
  canvas.hline(0, 50, 200, '0 0 0')
  canvas.part('vencimento', () => canvas.text(10, 60, 'Vencimento', STYLE))
  canvas.part('total', () => canvas.text(10, 80, 'Total', STYLE))
})

const first = drawing((canvas) => {
  canvas.form('Frame')
  canvas.text(150, 10, 'Rascunho', STYLE)
  canvas.begin('H1')
  canvas.text(10, 10, 'Fatura', STYLE)
  canvas.end()
  canvas.begin('Table')
  for (const [label, value] of [
    ['total', 'R$ 10,00'],
    ['vencimento', '10/12/2026'],
  ] as const) {
    canvas.begin('TR')
    canvas.begin('TH', { scope: 'Row' })
    canvas.usePart('Frame', label)
    canvas.end()
    canvas.begin('TD', { colSpan: 2 })
    canvas.text(60, 60, value, STYLE)
    canvas.text(90, 60, 'à vista', STYLE)
    canvas.rect(60, 70, 10, 1, '0 0 0')
    canvas.text(60, 90, '(continua)', STYLE)
    canvas.end()
    canvas.end()
  }
  canvas.end()
  canvas.begin('Figure', { alt: 'Três barras' })
  for (const x of [10, 20, 30]) canvas.rect(x, 50, 5, 20, '0 0 0')
})

const second = drawing((canvas) => {
  canvas.begin('P')
  canvas.text(10, 10, 'Segunda página', STYLE)
  canvas.text(10, 20, 'Código 0002', STYLE)
  canvas.goOn()
  canvas.text(10, 30, '0101', STYLE)
})

const template = buildTemplate(PAGE, [REGULAR], { Frame: frame }, 'modelo-1')
const { write } = createFileWriter(template)
const pdf = open(write({ pages: [first, second], info: INFO }))
const root = pdf.getTrailer().get('Root', 'StructTreeRoot')

function open(file: Uint8Array): mupdf.PDFDocument {
  const document = mupdf.Document.openDocument(file, 'application/pdf').asPDF()
  if (!document) throw new Error('not a PDF')
  return document
}

/** Texts and artifacts of a content stream, by the number of their mark; a space of its own shows as three. */
function marksOf(stream: mupdf.PDFObject): Map<string, string> {
  const content = Buffer.from(stream.readStream().asUint8Array()).toString('latin1')
  const marks = new Map<string, string>()
  for (const [, mark, inside] of content.matchAll(/\/(\w+(?: <<\/MCID \d+>>)?) (?:BDC|BMC)\n(.*?)EMC\n/gs)) {
    const shown = [...(inside ?? '').matchAll(/\(((?:\\.|[^\\)])*)\) Tj|(re f)/g)].map(
      ([, text, rectangle]) => text ?? rectangle,
    )
    marks.set(mark ?? '', [marks.get(mark ?? '') ?? [], shown].flat().join(' '))
  }
  return marks
}

function markOf(stream: mupdf.PDFObject, number: number): string {
  for (const [mark, text] of marksOf(stream)) if (mark.endsWith(`/MCID ${number}>>`)) return text
  throw new Error(`no mark ${number}`)
}

/** The structure as a reader walks it: roles, and what is shown in them. */
function outline(element: mupdf.PDFObject): unknown {
  const kids = element.get('K')
  const list = kids.isArray() ? Array.from({ length: kids.length }, (_, index) => kids.get(index)) : [kids]
  return [
    element.get('S').asName(),
    ...list.map((kid) => {
      if (kid.isNumber()) return markOf(element.get('Pg').get('Contents'), kid.asNumber())
      if (kid.get('MCID').isNumber()) return markOf(kid.get('Stm'), kid.get('MCID').asNumber())
      return outline(kid)
    }),
  ]
}

describe('the structure of a file', () => {
  it('is read in the order of the elements, with the labels that a form drew', () => {
    expect(outline(root.get('K'))).toEqual([
      'Document',
      ['H1', 'Fatura'],
      [
        'Table',
        ['TR', ['TH', 'Total'], ['TD', 'R$ 10,00   à vista', '\\(continua\\)']],
        ['TR', ['TH', 'Vencimento'], ['TD', '10/12/2026   à vista', '\\(continua\\)']],
      ],
      ['Figure', 're f re f re f'],
      ['P', 'Segunda página   Código 0002 0101'],
    ])
  })

  it('says what a figure shows, what a cell heads and how many columns it covers', () => {
    const document = root.get('K')
    const row = document.get('K', 1, 'K', 0)
    expect(row.get('K', 0, 'A', 'Scope').asName()).toBe('Row')
    expect(row.get('K', 1, 'A', 'ColSpan').asNumber()).toBe(2)
    expect(document.get('K', 2, 'Alt').asString()).toBe('Três barras')
  })

  it('leads from each mark of a page or a form back to its element', () => {
    const numbers = root.get('ParentTree', 'Nums')
    const streams = [
      pdf.findPage(0).getInheritable('Resources').get('XObject', 'Frame'),
      pdf.findPage(0).get('Contents'),
      pdf.findPage(1).get('Contents'),
    ]
    expect(
      pdf.findPage(0).getInheritable('Resources').get('XObject', 'Frame', 'StructParents').asNumber(),
    ).toBe(0)
    expect([0, 1].map((page) => pdf.findPage(page).get('StructParents').asNumber())).toEqual([1, 2])
    streams.forEach((stream, key) => {
      const elements = numbers.get(key * 2 + 1)
      const marks = [...marksOf(stream).keys()].filter((mark) => mark.includes('MCID'))
      expect(numbers.get(key * 2).asNumber()).toBe(key)
      expect(elements.length).toBe(marks.length)
      elements.forEach((element, number) => {
        expect(marks).toContainEqual(expect.stringContaining(`<</MCID ${number}>>`))
        expect(element.get('P').isNull()).toBe(false)
      })
    })
  })

  it('leaves out rules, tints and what no element holds', () => {
    expect(marksOf(pdf.findPage(0).get('Contents')).get('Artifact')).toBe('Rascunho re f re f')
    expect(pdf.getTrailer().get('Root', 'MarkInfo', 'Marked').asBoolean()).toBe(true)
  })

  it('refuses a part that the form does not have, and an end without beginning', () => {
    const wrong = drawing((canvas) => canvas.usePart('Frame', 'desconto'))
    expect(() => write({ pages: [wrong], info: INFO })).toThrow(RangeError)
    expect(() => drawing((canvas) => canvas.end())).toThrow(RangeError)
  })
})

it('a file is the same whether its shape was seen before or long forgotten', () => {
  const shaped = (rows: number) =>
    drawing((canvas) => {
      for (let row = 0; row < rows; row++) {
        canvas.begin('P')
        canvas.text(10, 10, 'linha', STYLE)
        canvas.end()
      }
    })
  const one = createFileWriter(template)
  const before = one.write({ pages: [shaped(3)], info: INFO })
  for (let rows = 4; rows < 520; rows++) one.write({ pages: [shaped(rows)], info: INFO })
  const after = one.write({ pages: [shaped(3)], info: INFO })
  expect(Buffer.compare(before, after)).toBe(0)
  expect(Buffer.compare(before, createFileWriter(template).write({ pages: [shaped(3)], info: INFO }))).toBe(0)
})
