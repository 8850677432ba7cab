import { describe, expect, it } from 'vitest'
import { GALERIA } from '#emissao/testing/galeria.ts'
import { drawDanf3e } from './document.ts'
import { drawSlip } from './slip.ts'

type Node = { readonly role: string; readonly options: Options; readonly children: Node[] }
type Options = { readonly alt?: string; readonly colSpan?: number }

/** The elements of a drawing, of what `structure-log.ts` wrote down. */
function readStructure(structure: string): Node {
  const root: Node = { role: 'Document', options: {}, children: [] }
  const open = [root]
  for (const line of structure.trimEnd().split('\n')) {
    const [, role, options] = /^\((\w+)(?: (.*))?$/.exec(line) ?? []
    if (line === ')') open.pop()
    if (role === undefined) continue
    const node: Node = {
      role,
      options: options === undefined ? {} : (JSON.parse(options) as Options),
      children: [],
    }
    open.at(-1)?.children.push(node)
    open.push(node)
  }
  expect(open).toEqual([root])
  return root
}

function all(node: Node, role: string): Node[] {
  return [...(node.role === role ? [node] : []), ...node.children.flatMap((child) => all(child, role))]
}

const pages = GALERIA.flatMap(({ nome, conteudo, input }) => {
  const drawings = conteudo === 'barra' ? [drawSlip(input)] : drawDanf3e(input)
  return drawings.map((drawing, index) => ({
    page: `${nome} ${index + 1}`,
    root: readStructure(drawing.structure),
  }))
})

describe('what is read out of each page of the gallery', () => {
  it.each(pages)('has tables whose rows have as many columns as their heads: $page', ({ root }) => {
    const columns = (row: Node) => row.children.reduce((sum, cell) => sum + (cell.options.colSpan ?? 1), 0)
    for (const table of all(root, 'Table')) expect(new Set(table.children.map(columns)).size).toBe(1)
  })

  it.each(pages)('tells in words what each figure is: $page', ({ root }) => {
    for (const figure of all(root, 'Figure'))
      expect(figure.options.alt).toMatch(/^(QR Code|Código de barras)/)
  })

  it.each(pages.filter(({ page }) => page.endsWith(' 1')))('has one first heading: $page', ({ root }) => {
    expect(all(root, 'H1')).toHaveLength(1)
  })
})

it('a first page is read from the title down to the way to pay', () => {
  const order = readStructure(drawDanf3e(GALERIA[0]!.input)[0]!.structure).children.map(({ role }) => role)
  const known = [
    'H1',
    'P',
    'P',
    'P',
    'P',
    'P',
    'P',
    'P',
    'Sect',
    'Sect',
    'Table',
    'Sect',
    'Table',
    'Sect',
    'Sect',
    'Sect',
    'Sect',
  ]
  expect(order).toEqual(known)
})
