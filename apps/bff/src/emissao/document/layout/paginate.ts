import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput } from '../input.ts'
import { contractsSection } from './contracts.ts'
import { fiscalTop } from './fiscal.ts'
import { flagsSection } from './flags.ts'
import { generationSection } from './generation.ts'
import { itemRow } from './item-row.ts'
import type { ItemRow } from './item-row.ts'
import { ITEMS_HEAD, itemHeight, totalsHeight } from './items-table.ts'
import { NOTICE_LINE, NOTICES_HEAD, noticeLines, noticesHeight } from './notices.ts'
import { PageFiller } from './page-filler.ts'
import type { Block } from './page-filler.ts'
import { READING_ROW, READINGS_BESIDE_CLASSIFICATION, readingRows } from './readings.ts'
import type { ReadingRow } from './readings.ts'
import type { Section } from './section.ts'
import { TAXES_TOP } from './taxes.ts'

/** What stands where on the first page, from the classification down to the fiscal area. */
export type FirstPage = {
  readonly readings: readonly ReadingRow[]
  readonly itemsTop: number
  readonly items: readonly ItemRow[]
  readonly hasAllItems: boolean
  readonly sections: readonly Section[]
  readonly sectionsTop: number
  readonly taxesTop: number
  readonly noticesTop: number
  readonly notices: readonly string[]
}

export type Pages = {
  readonly first: FirstPage
  readonly following: readonly (readonly Block[])[]
}

export const ITEMS_TOP = 300
/** Taxes and history, with the space below them. */
const BAND = 94
/** Readings that push the items down at most: beyond, they go to a following page. */
const MAX_READINGS = 12
/** Room that the items keep whatever else a bill has: a head, five lines and the totals. */
const MIN_ITEMS = 52
/** Lines of messages on a first page whose items go on. */
const NOTICES_ON_FULL_PAGE = 4
/** Above the fiscal area. */
const GAP = 4

/** Puts what fits on the first page and lays the rest out on as many pages as it takes. */
export function paginate(input: Danf3eInput): Pages {
  const parts: Parts = {
    nf3e: input.nf3e,
    readings: readingRows(input.nf3e),
    rows: input.nf3e.itens.map(itemRow),
    notices: noticeLines(input),
  }
  const attempt = planFirstPage(parts, 1)
  // Where the items go on all the same, the first page is a better place for what the customer must know.
  const { first, elsewhere } = attempt.first.hasAllItems
    ? attempt
    : planFirstPage(parts, NOTICES_ON_FULL_PAGE)
  const pages = new PageFiller()
  pages.fillItems(parts.rows.slice(first.items.length), totalsHeight(input.nf3e))
  for (const section of elsewhere) pages.fillSection(section)
  pages.fillReadings(parts.readings.slice(first.readings.length))
  pages.fillNotices(parts.notices.slice(first.notices.length))
  return { first, following: pages.pages }
}

type Parts = {
  readonly nf3e: Nf3e
  readonly readings: readonly ReadingRow[]
  readonly rows: readonly ItemRow[]
  readonly notices: readonly string[]
}

/** @param leastNotices lines of messages that have their place before the items have */
function planFirstPage({ nf3e, readings, rows, notices }: Parts, leastNotices: number) {
  const readingsHere = Math.min(readings.length, MAX_READINGS)
  const itemsTop = ITEMS_TOP + Math.max(0, readingsHere - READINGS_BESIDE_CLASSIFICATION) * READING_ROW
  const bottom = fiscalTop(nf3e) - GAP
  const least = noticesHeight(Math.min(notices.length, leastNotices))
  const lowestTaxes = bottom - least - BAND
  const room = lowestTaxes - itemsTop - ITEMS_HEAD - totalsHeight(nf3e)
  const sections = fitSections(nf3e, room - Math.min(MIN_ITEMS, sumHeight(rows)))
  const itemsRoom = room - sections.height
  const itemsHere = countThatFit(rows, itemHeight, itemsRoom)
  const hasAllItems = itemsHere === rows.length
  const spare = hasAllItems ? itemsRoom - sumHeight(rows) : 0
  const noticesHere = noticesThatFit(notices.length, spare + least)
  const belowTaxes = bottom - noticesHeight(noticesHere) - BAND
  // Long messages push the taxes up from their usual place, many items push them down.
  const taxesTop = Math.max(Math.min(TAXES_TOP, belowTaxes), lowestTaxes - spare)
  const first: FirstPage = {
    readings: readings.slice(0, readingsHere),
    itemsTop,
    items: rows.slice(0, itemsHere),
    hasAllItems,
    sections: sections.here,
    sectionsTop: taxesTop - sections.height,
    taxesTop,
    noticesTop: taxesTop + BAND,
    notices: notices.slice(0, noticesHere),
  }
  return { first, elsewhere: sections.elsewhere }
}

/** The sections that leave the items their room, in order; the others find theirs on a following page. */
function fitSections(nf3e: Nf3e, room: number) {
  const all = [flagsSection(nf3e), contractsSection(nf3e), generationSection(nf3e)]
  const here: Section[] = []
  const elsewhere: Section[] = []
  let height = 0
  for (const section of all) {
    if (section === null) continue
    if (height + section.height > room) {
      elsewhere.push(section)
      continue
    }
    here.push(section)
    height += section.height
  }
  return { here, elsewhere, height }
}

function noticesThatFit(lines: number, room: number): number {
  return Math.max(0, Math.min(lines, Math.floor((room - NOTICES_HEAD) / NOTICE_LINE)))
}

function sumHeight(rows: readonly ItemRow[]): number {
  return rows.reduce((sum, row) => sum + itemHeight(row), 0)
}

function countThatFit<T>(rows: readonly T[], height: (row: T) => number, room: number): number {
  let used = 0
  const end = rows.findIndex((row) => (used += height(row)) > room)
  return end === -1 ? rows.length : end
}
