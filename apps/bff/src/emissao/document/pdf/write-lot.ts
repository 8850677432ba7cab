import { createHash } from 'node:crypto'
import type { Drawing } from './canvas.ts'
import { CrossReferences } from './cross-references.ts'
import { deflateContent } from './deflate-content.ts'
import { packObjects, references } from './objects.ts'
import type { PdfObject, PdfStream } from './objects.ts'
import { addTable, identifierEntry } from './serialise.ts'
import { Sink } from './sink.ts'
import type { PdfTemplate } from './template.ts'
import { infoDictionary } from './write-file.ts'
import type { FileInfo } from './write-file.ts'

export type LotOptions = {
  readonly info: FileInfo
  /** Printed on both sides: a blank page after an odd one, so that each bill begins on a sheet of its own. */
  readonly frenteVerso: boolean
}

/** Where a bill is in its lot. */
export type LotPlace = {
  /** Of the file, from 1. */
  readonly firstPage: number
  /** Without the blank one. */
  readonly pages: number
}

/** Writes many bills into one file to be printed, one after the other. */
export type LotWriter = {
  /** Appends a bill. Resolves when the lot can take the next one, with where this one is. */
  readonly add: (pages: readonly Drawing[]) => Promise<LotPlace>
  /** Ends the file. */
  readonly finish: () => Promise<LotSummary>
}

export type LotSummary = { readonly pages: number; readonly bytes: number }

// A node of the page tree and its pages are one object stream.
const PAGES_PER_NODE = 128
const CHUNK_BYTES = 1 << 18

/**
 * Opens a lot: the template once, then the pages of each bill. Needs 16 bytes of memory a page beside what is being
 * written. Neither PDF/A nor tagged nor with attachments: it goes to a printer. Equal bills in equal order give equal
 * bytes.
 *
 * @param write takes the file in chunks of some 256 kB; nothing is drawn while its promise is pending
 */
export function openLot(
  template: PdfTemplate,
  options: LotOptions,
  write: (chunk: Uint8Array) => Promise<unknown>,
): LotWriter {
  const lot = new Lot(template, options)
  const flush = async (atLeast: number) => {
    if (lot.sink.heldBytes >= atLeast) await write(lot.sink.take())
  }
  return {
    async add(pages) {
      const place = lot.add(pages)
      await flush(CHUNK_BYTES)
      return place
    },
    async finish() {
      const summary = lot.finish()
      await flush(1)
      return summary
    },
  }
}

class Lot {
  readonly sink: Sink
  private readonly template: PdfTemplate
  private readonly options: LotOptions
  private readonly table = new CrossReferences(5)
  private readonly identifier = createHash('sha256')
  private readonly nodes: { readonly ref: number; readonly pages: number }[] = []
  private readonly root: number
  private size: number
  private pages = 0
  private node: number
  private open: PdfObject[] = []

  constructor(template: PdfTemplate, options: LotOptions) {
    this.template = template
    this.sink = new Sink(template.beginning)
    this.options = options
    this.size = template.size
    this.root = this.size++
    this.node = this.size++
    this.identifier.update(template.version)
    this.table.addPacked(template.packed)
    template.streams.forEach(({ ref }, index) => this.table.addObject(ref, template.offsets[index] ?? 0))
  }

  add(drawings: readonly Drawing[]): LotPlace {
    const firstPage = this.pages + 1
    for (const drawing of drawings) {
      const ref = this.size++
      const bytes = deflateContent(this.template.page, drawing)
      this.identifier.update(bytes)
      this.addStream({ ref, dict: '/Filter /FlateDecode', bytes })
      this.addPage(`/Contents ${ref} 0 R`)
    }
    if (this.options.frenteVerso && this.pages % 2 === 1) this.addPage('')
    return { firstPage, pages: drawings.length }
  }

  finish(): LotSummary {
    this.closeNode()
    const catalog = this.size++
    const info = this.size++
    this.pack([
      [this.root, this.rootDictionary()],
      [catalog, this.catalogDictionary()],
      [info, infoDictionary(this.options.info)],
    ])
    const identifier = this.identifier.digest('hex').slice(0, 32)
    const trailer = `/Root ${catalog} 0 R /Info ${info} 0 R ${identifierEntry(identifier)}`
    addTable(this.sink, this.table, this.size, trailer)
    return { pages: this.pages, bytes: this.sink.length }
  }

  private addPage(contents: string): void {
    this.open.push([this.size++, `<</Type /Page /Parent ${this.node} 0 R ${contents}>>`])
    this.pages++
    if (this.open.length === PAGES_PER_NODE) this.closeNode()
  }

  private closeNode(): void {
    const pages = this.open.map(([ref]) => ref)
    if (pages.length === 0) return
    const node = `<</Type /Pages /Parent ${this.root} 0 R /Count ${pages.length} /Kids ${references(pages)}>>`
    this.pack([...this.open, [this.node, node]])
    this.nodes.push({ ref: this.node, pages: pages.length })
    this.node = this.size++
    this.open = []
  }

  private pack(objects: readonly PdfObject[]): void {
    const packed = packObjects(this.size++, objects, true)
    this.table.addPacked(packed)
    this.addStream(packed.stream)
  }

  private addStream(stream: PdfStream): void {
    this.table.addObject(stream.ref, this.sink.length)
    this.sink.addStream(stream)
  }

  private rootDictionary(): string {
    const { page, resources } = this.template
    return (
      `<</Type /Pages /Count ${this.pages} /Kids ${references(this.nodes.map(({ ref }) => ref))} ` +
      `/MediaBox [0 0 ${page.width} ${page.height}] /Resources ${resources} 0 R>>`
    )
  }

  /** Scaled pages would make bars narrower than Febraban's layout allows. */
  private catalogDictionary(): string {
    const duplex = this.options.frenteVerso ? '/DuplexFlipLongEdge' : '/Simplex'
    const preferences = `/PrintScaling /None /Duplex ${duplex} /DisplayDocTitle true`
    return `<</Type /Catalog /Pages ${this.root} 0 R /Lang (pt-BR) /ViewerPreferences <<${preferences}>>>>`
  }
}
