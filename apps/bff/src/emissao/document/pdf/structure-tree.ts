import { references, textString } from './objects.ts'
import type { PdfObject } from './objects.ts'
import type { Role, RoleOptions } from './structure-log.ts'

/** A form whose parts the pages put into their reading order. */
export type FormParts = { readonly ref: number; readonly parts: readonly string[] }

type Element = {
  readonly ref: number
  readonly parent: number
  readonly attributes: string
  /** References, numbers of marked content of the page, or marked-content references to a form. */
  readonly kids: string[]
}

/**
 * The structure tree (ISO 32000-1 §14.7) of a file: one Document, the pages' elements in it.
 *
 * @param structures what the canvas of each page wrote down
 * @param forms by resource name; the keys of the parent tree are first those of the forms, then those of the pages
 * @param nextRef numbers the objects
 * @returns the number of the root and its objects
 * @throws RangeError when a page uses a part that its form does not have
 */
export function buildStructureTree(
  structures: readonly string[],
  pageRefs: readonly number[],
  forms: ReadonlyMap<string, FormParts>,
  nextRef: () => number,
): { readonly root: number; readonly objects: readonly PdfObject[] } {
  const root = nextRef()
  const tree = new TreeBuilder(forms, nextRef, root)
  structures.forEach((structure, page) => tree.addPage(structure, pageRefs[page] ?? 0))
  return { root, objects: tree.finish() }
}

class TreeBuilder {
  private readonly forms: ReadonlyMap<string, FormParts>
  private readonly nextRef: () => number
  private readonly root: number
  private readonly elements: Element[] = []
  private readonly document: Element
  private readonly formMarks: Map<string, (number | null)[]>
  private readonly pageMarks: number[][] = []

  constructor(forms: ReadonlyMap<string, FormParts>, nextRef: () => number, root: number) {
    this.forms = forms
    this.nextRef = nextRef
    this.root = root
    this.formMarks = new Map([...forms].map(([name, { parts }]) => [name, parts.map(() => null)]))
    this.document = this.addElement(root, '/S /Document')
  }

  addPage(structure: string, page: number): void {
    const open = [this.document]
    const marks: number[] = []
    for (const event of structure.split('\n')) {
      const element = open.at(-1) ?? this.document
      if (event === '') continue
      else if (event === 'm') element.kids.push(String(marks.push(element.ref) - 1))
      else if (event === ')') open.pop()
      else if (event.startsWith('(')) {
        const child = this.addElement(element.ref, `${attributesOf(event)} /Pg ${page} 0 R`)
        element.kids.push(`${child.ref} 0 R`)
        open.push(child)
      } else this.addPart(element, event, page)
    }
    this.pageMarks.push(marks)
  }

  finish(): PdfObject[] {
    const parentTree = this.nextRef()
    const marks = [...this.formMarks.values(), ...this.pageMarks]
    const nums = marks.map((refs, key) => `${key} ${references(refs)}`)
    return [
      [
        this.root,
        `<</Type /StructTreeRoot /K ${this.document.ref} 0 R /ParentTree ${parentTree} 0 R ` +
          `/ParentTreeNextKey ${marks.length}>>`,
      ],
      ...this.elements.map(({ ref, parent, attributes, kids }): PdfObject => [
        ref,
        `<<${attributes} /P ${parent} 0 R /K ${kids.length === 1 ? kids[0] : `[${kids.join(' ')}]`}>>`,
      ]),
      [parentTree, `<</Nums [${nums.join(' ')}]>>`],
    ]
  }

  private addElement(parent: number, attributes: string): Element {
    const element = { ref: this.nextRef(), parent, attributes, kids: [] }
    this.elements.push(element)
    return element
  }

  private addPart(element: Element, event: string, page: number): void {
    const space = event.indexOf(' ')
    const name = event.slice(0, space)
    const form = this.forms.get(name)
    const marks = this.formMarks.get(name)
    const part = event.slice(space + 1)
    if (!form?.parts.includes(part) || !marks) throw new RangeError(`form ${name} has no part ${part}`)
    form.parts.forEach((candidate, mark) => {
      if (candidate !== part) return
      marks[mark] = element.ref
      element.kids.push(`<</Type /MCR /Pg ${page} 0 R /Stm ${form.ref} 0 R /MCID ${mark}>>`)
    })
  }
}

/** `(TH {"scope":"Row"}` → the entries of its dictionary. */
function attributesOf(event: string): string {
  const space = event.indexOf(' ')
  const role = (space === -1 ? event.slice(1) : event.slice(1, space)) as Role
  const { alt, scope, colSpan }: RoleOptions = space === -1 ? {} : JSON.parse(event.slice(space + 1))
  const table =
    (role === 'TH' ? `/Scope /${scope ?? 'Column'} ` : '') +
    (colSpan === undefined ? '' : `/ColSpan ${colSpan}`)
  return [
    `/S /${role}`,
    alt === undefined ? '' : `/Alt ${textString(alt)}`,
    table === '' ? '' : `/A <</O /Table ${table}>>`,
  ].join(' ')
}
