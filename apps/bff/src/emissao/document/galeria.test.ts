import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { APPROVED, retratos } from '#emissao/testing/galeria-retratos.ts'
import { readPicture } from '#emissao/testing/pdf-page.ts'
import { differentPixels, encodePng } from '#emissao/testing/picture.ts'
import type { Picture } from '#emissao/testing/picture.ts'

const current = await retratos()
const REJECTED = fileURLToPath(new URL('../../../../../test-results/galeria/', import.meta.url))
/** Specks that another rasteriser may leave; the smallest word has more. */
const ALLOWED = 12

describe('a bill of the gallery', () => {
  it.each(current)('looks as approved: $arquivo', ({ arquivo, picture }) => {
    const approved = new URL(arquivo, APPROVED)
    const different = existsSync(approved)
      ? differentPixels(picture, readPicture(readFileSync(approved)))
      : Number.POSITIVE_INFINITY
    if (different > ALLOWED) {
      mkdirSync(REJECTED, { recursive: true })
      writeFileSync(join(REJECTED, arquivo), encodePng(picture))
    }
    expect(
      different,
      `Look at test-results/galeria/${arquivo}; "npm run galeria" approves.`,
    ).toBeLessThanOrEqual(ALLOWED)
  })

  it('has no approved picture of a page that is gone', () => {
    expect(readdirSync(APPROVED).toSorted()).toEqual(current.map(({ arquivo }) => arquivo).toSorted())
  })
})

describe('the comparison of pictures', () => {
  const page = current[0]?.picture as Picture

  it('takes a word moved by one pixel for a difference', () => {
    expect(differentPixels(page, moved(page, { x: 40, y: 235, width: 90, height: 16 }, 1))).toBeGreaterThan(
      ALLOWED,
    )
  })

  it('takes a missing word for a difference', () => {
    expect(differentPixels(page, moved(page, { x: 40, y: 235, width: 90, height: 16 }, 400))).toBeGreaterThan(
      ALLOWED,
    )
  })

  it('takes softer edges, and the sixteen shades of an approved picture, for the same', () => {
    expect(differentPixels(page, softened(page))).toBeLessThanOrEqual(ALLOWED)
    expect(differentPixels(page, readPicture(encodePng(page)))).toBe(0)
  })
})

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The picture with what is in a box moved to the right. */
function moved({ width, height, gray }: Picture, box: Box, by: number): Picture {
  const copy = Uint8Array.from(gray)
  for (let y = box.y; y < box.y + box.height; y++) {
    const start = y * width + box.x
    copy.fill(255, start, start + box.width)
    copy.set(gray.subarray(start, start + box.width), start + by)
  }
  return { width, height, gray: copy }
}

/** Each pixel a quarter of the way towards its right neighbour, as another antialiasing would have it. */
function softened({ width, height, gray }: Picture): Picture {
  return { width, height, gray: gray.map((shade, at) => (3 * shade + (gray[at + 1] ?? shade)) / 4) }
}
