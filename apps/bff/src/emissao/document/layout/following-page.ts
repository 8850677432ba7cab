import { formatNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Danf3eInput } from '../input.ts'
import { Canvas } from '../pdf/canvas.ts'
import type { Drawing } from '../pdf/canvas.ts'
import { pageLabel } from './first-page.ts'
import {
  drawItemRow,
  drawItemsContinue,
  drawItemsTotal,
  frameItemsHead,
  ITEM_LINE,
  itemLines,
} from './items-table.ts'
import { drawNoticeLines, NOTICE_LINE } from './notices.ts'
import type { Block } from './paginate.ts'
import { drawReadingRow, frameReadingColumns } from './readings.ts'
import {
  ACCENT,
  BODY,
  INK,
  LABEL,
  LEFT,
  PAGE,
  RIGHT,
  RULE,
  SECTION,
  SEMIBOLD,
  sized,
  WIDTH,
} from './style.ts'
import { formatMonth } from './text.ts'

const TOP = 90
const READING_ROW = 9.4

/** What every page after the first repeats. */
export function followingPageFrame(): Drawing {
  const canvas = new Canvas(PAGE.height)
  canvas.rect(LEFT, 24, WIDTH, 3, ACCENT)
  canvas.textRight(RIGHT, 44, 'DANF3E', { font: SEMIBOLD, size: 13, color: ACCENT })
  canvas.hline(LEFT, TOP - 12, WIDTH, RULE)
  canvas.text(LEFT, 70, 'CHAVE DE ACESSO', LABEL)
  return canvas.finish()
}

export function drawFollowingPage(
  input: Danf3eInput,
  blocks: readonly Block[],
  page: number,
  pages: number,
): Drawing {
  const { nf3e } = input
  const canvas = new Canvas(PAGE.height)
  canvas.form('Next')
  canvas.textFit(
    LEFT,
    44,
    nf3e.emitente.fantasia ?? nf3e.emitente.nome,
    { font: SEMIBOLD, size: 12, color: INK },
    330,
  )
  const copy = input.via === 2 ? '   ·   2ª VIA' : ''
  const uc = `UC ${formatUcNumber(nf3e.acesso.ucNumero)}   ·   ${formatMonth(nf3e.fatura.competencia)}${copy}`
  canvas.text(LEFT, 57, uc, BODY)
  canvas.textRight(RIGHT, 57, pageLabel(page, pages), LABEL)
  canvas.text(LEFT + 58, 70, formatNf3eKey(nf3e.chave), sized(BODY, 8.4))
  let top = TOP
  for (const block of blocks) top = drawBlock(canvas, input, block, top)
  return canvas.finish()
}

/** @returns the top of the next block */
function drawBlock(canvas: Canvas, input: Danf3eInput, block: Block, top: number): number {
  switch (block.kind) {
    case 'items': {
      frameItemsHead(canvas, top)
      let rowTop = top + 25
      for (const row of block.rows) rowTop = drawItemRow(canvas, rowTop, row)
      if (block.isLast) drawItemsTotal(canvas, rowTop, input.nf3e)
      else drawItemsContinue(canvas, rowTop)
      return top + 42 + block.rows.reduce((sum, row) => sum + itemLines(row), 0) * ITEM_LINE
    }
    case 'readings': {
      canvas.text(LEFT, top + 10, 'LEITURA E MEDIÇÃO (continuação)', SECTION)
      frameReadingColumns(canvas, LEFT, top + 22)
      block.rows.forEach((row, index) => drawReadingRow(canvas, LEFT, top + 33 + index * READING_ROW, row))
      return top + 42 + block.rows.length * READING_ROW
    }
    case 'notices': {
      drawNoticeLines(canvas, top, block.lines)
      return top + 42 + block.lines.length * NOTICE_LINE
    }
  }
}
