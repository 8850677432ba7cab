import { packObjects, references } from './objects.ts'
import type { PackedObjects, PdfObject } from './objects.ts'
import { buildStructureTree } from './structure-tree.ts'
import type { PdfTemplate } from './template.ts'

/** What decides the skeleton of a file. Most bills of a distributor have one of a few dozen shapes. */
export type Shape = {
  /** What the canvas of each page wrote down. */
  readonly structures: readonly string[]
  readonly hasAttachment: boolean
  readonly isProtected: boolean
}

/** All objects of a file that its shape decides, and the numbers of those that the bill itself fills. */
export type Skeleton = {
  readonly catalog: number
  readonly packed: PackedObjects
  readonly contents: readonly number[]
  readonly facts: number
  readonly info: number
  readonly metadata: number
  /** Zero in a file without attachment, like those that follow. */
  readonly names: number
  readonly fileSpec: number
  readonly attachment: number
  readonly attachmentParams: number
  /** The first number after the file's objects. */
  readonly size: number
}

// Some 4 kB each; a bill of hundreds of items, as large as a hundred others, is not worth keeping.
const KEPT = 500
const LONGEST_KEPT = 20_000

/** Makes skeletons, and keeps those of the shapes seen last: made anew one takes as long as the rest of the bill. */
export function createSkeletons(template: PdfTemplate): (shape: Shape) => Skeleton {
  const kept = new Map<string, Skeleton>()
  return (shape) => {
    const key = `${shape.hasAttachment} ${shape.isProtected}\n${shape.structures.join('page\n')}`
    const skeleton = kept.get(key) ?? buildSkeleton(template, shape)
    kept.delete(key)
    if (key.length <= LONGEST_KEPT) kept.set(key, skeleton)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    return skeleton
  }
}

function buildSkeleton(template: PdfTemplate, shape: Shape): Skeleton {
  let size = template.size
  const nextRef = () => size++
  const container = nextRef()
  const numbers = { facts: nextRef(), info: nextRef(), metadata: nextRef() }
  const attached = shape.hasAttachment
    ? { names: nextRef(), fileSpec: nextRef(), attachment: nextRef(), attachmentParams: nextRef() }
    : { names: 0, fileSpec: 0, attachment: 0, attachmentParams: 0 }
  const contents = shape.structures.map(nextRef)
  const pages = shape.structures.map(nextRef)
  const pageTree = nextRef()
  const catalog = nextRef()
  const { root, objects } = buildStructureTree(shape.structures, pages, template.forms, nextRef)
  const packed: PdfObject[] = [
    ...pages.map((page, index): PdfObject => [
      page,
      // Not inherited: a page names its resources itself (ISO 19005-3 §6.2.2).
      `<</Type /Page /Parent ${pageTree} 0 R /Resources ${template.resources} 0 R ` +
        `/Contents ${contents[index]} 0 R /StructParents ${template.forms.size + index}>>`,
    ]),
    [pageTree, pageTreeDictionary(template, pages)],
    [catalog, catalogDictionary(template, shape, { pageTree, root, ...numbers, ...attached })],
    ...objects,
  ]
  return {
    ...numbers,
    ...attached,
    catalog,
    contents,
    packed: packObjects(container, packed, true),
    size,
  }
}

function pageTreeDictionary({ page }: PdfTemplate, pages: readonly number[]): string {
  return (
    `<</Type /Pages /Count ${pages.length} /Kids ${references(pages)} ` +
    `/MediaBox [0 0 ${page.width} ${page.height}]>>`
  )
}

type CatalogRefs = Record<'pageTree' | 'root' | 'metadata' | 'names' | 'fileSpec', number>

function catalogDictionary(template: PdfTemplate, shape: Shape, refs: CatalogRefs): string {
  const attachment = shape.hasAttachment
    ? `/AF [${refs.fileSpec} 0 R] /Names <</EmbeddedFiles ${refs.names} 0 R>> `
    : ''
  // AES-256 of ISO 32000-2 came into PDF 1.7 as an extension.
  const extension = shape.isProtected ? '/Extensions <</ADBE <</BaseVersion /1.7 /ExtensionLevel 8>>>> ' : ''
  return (
    `<</Type /Catalog /Pages ${refs.pageTree} 0 R /Lang (pt-BR) /ViewerPreferences <</DisplayDocTitle true>> ` +
    `/MarkInfo <</Marked true>> /StructTreeRoot ${refs.root} 0 R /Metadata ${refs.metadata} 0 R ` +
    `/OutputIntents [${template.outputIntent} 0 R] ${attachment}${extension}>>`
  )
}
