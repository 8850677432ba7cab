import type { ItemRow } from './item-row.ts'
import { itemHeight, ITEMS_HEAD } from './items-table.ts'
import { NOTICE_LINE, NOTICES_HEAD } from './notices.ts'
import { READING_ROW } from './readings.ts'
import type { ReadingRow } from './readings.ts'
import type { Section } from './section.ts'

/** One block of a following page; the blocks of a page are drawn from the top down. */
export type Block = { readonly height: number } & (
  | { readonly kind: 'items'; readonly rows: readonly ItemRow[]; readonly isLast: boolean }
  | { readonly kind: 'readings'; readonly rows: readonly ReadingRow[] }
  | { readonly kind: 'notices'; readonly lines: readonly string[] }
  | { readonly kind: 'section'; readonly section: Section }
)

/** Usable height of a following page, points. */
const CAPACITY = 724
/** Space below a block. */
const GAP = 12
/** Title and column heads of the readings. */
const READINGS_HEAD = 26
/** The line that says that the items go on. */
const CONTINUES = 13

/** Cuts what did not fit the first page into blocks, each on the current page or on new ones. */
export class PageFiller {
  readonly pages: Block[][] = []
  private room = 0

  fillItems(rows: readonly ItemRow[], totalsHeight: number): void {
    const foot = Math.max(totalsHeight, CONTINUES)
    this.cut(rows, itemHeight, ITEMS_HEAD + foot, (part, height, isLast) => {
      return { kind: 'items', rows: part, isLast, height }
    })
  }

  fillReadings(rows: readonly ReadingRow[]): void {
    this.cut(
      rows,
      () => READING_ROW,
      READINGS_HEAD,
      (part, height) => ({ kind: 'readings', rows: part, height }),
    )
  }

  fillNotices(lines: readonly string[]): void {
    this.cut(
      lines,
      () => NOTICE_LINE,
      NOTICES_HEAD,
      (part, height) => ({ kind: 'notices', lines: part, height }),
    )
  }

  fillSection(section: Section): void {
    this.cut(
      [section],
      (only) => only.height,
      0,
      (_, height) => ({ kind: 'section', section, height }),
    )
  }

  /** Cuts the rows into one block per page. A row higher than a page still gets one of its own. */
  private cut<T>(
    rows: readonly T[],
    heightOf: (row: T) => number,
    head: number,
    block: (part: readonly T[], height: number, isLast: boolean) => Block,
  ): void {
    let rest = rows
    while (rest.length > 0) {
      if (this.room < head + heightOf(rest[0] as T)) this.newPage()
      let height = head
      let count = 0
      while (count < rest.length && (count === 0 || height + heightOf(rest[count] as T) <= this.room))
        height += heightOf(rest[count++] as T)
      this.pages.at(-1)?.push(block(rest.slice(0, count), height + GAP, count === rest.length))
      this.room -= height + GAP
      rest = rest.slice(count)
    }
  }

  private newPage(): void {
    this.pages.push([])
    this.room = CAPACITY
  }
}
