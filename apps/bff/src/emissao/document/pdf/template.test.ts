import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { expect, it } from 'vitest'
import { REGULAR } from '../layout/style.ts'
import { Canvas } from './canvas.ts'
import { buildTemplate } from './template.ts'
import { createFileWriter } from './write-file.ts'

const page = { width: 200, height: 100 }
const template = buildTemplate(page, [REGULAR], { Frame: formOf('Moldura') }, 'modelo-1')
const { write } = createFileWriter(template)
const info = {
  title: 'Um (título)',
  author: 'Autora',
  producer: 'Ramal',
  createdAt: '2026-11-18T08:30:00-03:00',
}

it('a file has one page per content stream, all with the same resources', async () => {
  const file = await PDFDocument.load(write({ pages: [formOf('um'), formOf('dois')], info }))
  expect(file.getPages().map((one) => one.getSize())).toEqual([page, page])
  const resources = file.getPages().map((one) => one.node.getInheritableAttribute(PDFName.of('Resources')))
  expect(resources[0]).toBe(resources[1])
  expect(file.context.lookup(resources[0], PDFDict).keys()).toEqual([
    PDFName.of('Font'),
    PDFName.of('XObject'),
  ])
})

it('a file tells its title, author, date and language', async () => {
  const file = await PDFDocument.load(write({ pages: [formOf('um')], info }), { updateMetadata: false })
  expect(file.getTitle()).toBe(info.title)
  expect(file.getAuthor()).toBe(info.author)
  expect(file.getCreationDate()).toEqual(new Date(info.createdAt))
  expect(String(file.catalog.get(PDFName.of('Lang')))).toBe('(pt-BR)')
})

it('a template built twice is the same bytes', () => {
  const again = buildTemplate(page, [REGULAR], { Frame: formOf('Moldura') }, 'modelo-1')
  expect(again).toEqual(template)
})

it('the identifier of a file changes with the version of its template', () => {
  const other = buildTemplate(page, [REGULAR], { Frame: formOf('Moldura') }, 'modelo-2')
  const files = [template, other].map((one) => createFileWriter(one).write({ pages: [formOf('um')], info }))
  expect(new Set(files.map(identifierOf)).size).toBe(2)
})

function formOf(text: string) {
  const canvas = new Canvas(page.height)
  canvas.text(10, 20, text, { font: REGULAR, size: 10, color: '0 0 0' })
  return canvas.finish()
}

function identifierOf(file: Uint8Array): string | undefined {
  return /\/ID \[<(\w+)>/.exec(Buffer.from(file).toString('latin1'))?.[1]
}
