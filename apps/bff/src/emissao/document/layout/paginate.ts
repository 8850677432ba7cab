import type { Danf3eInput } from '../input.ts'
import { hasTallFiscalArea } from './fiscal.ts'
import { ITEM_LINE, ITEM_LINES_ON_FIRST_PAGE, itemLines, itemRow } from './items-table.ts'
import type { ItemRow } from './items-table.ts'
import { NOTICE_LINE, NOTICE_LINES_ON_FIRST_PAGE, noticeLines } from './notices.ts'
import { READINGS_ON_FIRST_PAGE, readingRows } from './readings.ts'
import type { ReadingRow } from './readings.ts'

/** One block of a following page; the blocks of a page are drawn from the top down. */
export type Block =
  | { readonly kind: 'items'; readonly rows: readonly ItemRow[]; readonly isLast: boolean }
  | { readonly kind: 'readings'; readonly rows: readonly ReadingRow[] }
  | { readonly kind: 'notices'; readonly lines: readonly string[] }

export type Overflow = {
  readonly first: {
    readonly items: readonly ItemRow[]
    readonly hasAllItems: boolean
    readonly readings: readonly ReadingRow[]
    readonly notices: readonly string[]
  }
  readonly following: readonly (readonly Block[])[]
}

/** Usable height of a following page, points. */
const CAPACITY = 710
/** Title and rules of a block. */
const BLOCK_HEAD = 42
const READING_LINE = 9.4

/** Puts what fits on the first page and lays the rest out on as many pages as it takes. */
export function paginate(input: Danf3eInput): Overflow {
  const rows = input.nf3e.itens.map(itemRow)
  const readings = readingRows(input.nf3e)
  const notices = noticeLines(input)
  const itemsOnFirst = countThatFit(rows, itemLines, ITEM_LINES_ON_FIRST_PAGE)
  const pages = new PageFiller()
  pages.fill(
    rows.slice(itemsOnFirst),
    (row) => itemLines(row) * ITEM_LINE,
    (part, isLast) => ({ kind: 'items', rows: part, isLast }),
  )
  pages.fill(
    readings.slice(READINGS_ON_FIRST_PAGE),
    () => READING_LINE,
    (part) => ({ kind: 'readings', rows: part }),
  )
  const noticesOnFirst = hasTallFiscalArea(input.nf3e) ? 0 : NOTICE_LINES_ON_FIRST_PAGE
  pages.fill(
    notices.slice(noticesOnFirst),
    () => NOTICE_LINE,
    (part) => ({ kind: 'notices', lines: part }),
  )
  return {
    first: {
      items: rows.slice(0, itemsOnFirst),
      hasAllItems: itemsOnFirst === rows.length,
      readings: readings.slice(0, READINGS_ON_FIRST_PAGE),
      notices: notices.slice(0, noticesOnFirst),
    },
    following: pages.pages,
  }
}

function countThatFit<T>(rows: readonly T[], size: (row: T) => number, room: number): number {
  let used = 0
  const end = rows.findIndex((row) => (used += size(row)) > room)
  return end === -1 ? rows.length : end
}

class PageFiller {
  readonly pages: Block[][] = []
  private room = 0

  /** Cuts the rows into one block per page. A row higher than a page still gets one of its own. */
  fill<T>(
    rows: readonly T[],
    height: (row: T) => number,
    block: (part: readonly T[], isLast: boolean) => Block,
  ): void {
    let rest = rows
    while (rest.length > 0) {
      if (this.room < BLOCK_HEAD + height(rest[0] as T)) this.newPage()
      const count = Math.max(1, countThatFit(rest, height, this.room - BLOCK_HEAD))
      const part = rest.slice(0, count)
      rest = rest.slice(count)
      this.pages.at(-1)?.push(block(part, rest.length === 0))
      this.room -= BLOCK_HEAD + part.reduce((sum, row) => sum + height(row), 0)
    }
  }

  private newPage(): void {
    this.pages.push([])
    this.room = CAPACITY
  }
}
