import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CrossReferences } from './cross-references.ts'
import { packObjects } from './objects.ts'

/** The rows as a reader restores them: each is what is written, plus the row above. */
function rowsOf(table: CrossReferences, rowBytes: number): number[][] {
  const bytes = inflateSync(table.finish().bytes)
  const rows: number[][] = []
  for (let start = 0; start < bytes.length; start += rowBytes + 1) {
    const above = rows.at(-1)
    const written = [...bytes.subarray(start + 1, start + 1 + rowBytes)]
    rows.push(written.map((byte, index) => (byte + (above?.[index] ?? 0)) & 0xff))
  }
  return rows
}

describe('the table of a file', () => {
  it('tells where objects are, in the file or in an object stream', () => {
    const table = new CrossReferences(3)
    table.addObject(2, 0x12_3456)
    table.addPacked(
      packObjects(
        2,
        [
          [3, '<<>>'],
          [1, 'null'],
        ],
        true,
      ),
    )
    expect(rowsOf(table, 6)).toEqual([
      [0, 0, 0, 0, 0xff, 0xff],
      [2, 0, 0, 2, 0, 1],
      [1, 0x12, 0x34, 0x56, 0, 0],
      [2, 0, 0, 2, 0, 0],
    ])
  })

  it('reaches beyond 4 GB and grows as needed', () => {
    const table = new CrossReferences(5, 2)
    table.addObject(1, 2 ** 32 + 258)
    table.addObject(1000, 2 ** 40 - 1)
    const rows = rowsOf(table, 8)
    expect(rows).toHaveLength(1001)
    expect(rows[1]).toEqual([1, 1, 0, 0, 1, 2, 0, 0])
    expect(rows[999]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(rows[1000]).toEqual([1, 255, 255, 255, 255, 255, 0, 0])
  })

  it('refuses an offset that it has no room for', () => {
    expect(() => new CrossReferences(3).addObject(1, 2 ** 24)).toThrow(RangeError)
  })
})
