import { formatNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Danf3eInput } from '../input.ts'
import { Canvas } from '../pdf/canvas.ts'
import type { Drawing } from '../pdf/canvas.ts'
import { drawAlert } from './alert.ts'
import { pageLabel } from './first-page.ts'
import {
  beginItems,
  drawItemRow,
  drawItemsContinue,
  drawItemsTotal,
  endItems,
  ITEMS_HEAD,
} from './items-table.ts'
import { drawNoticeLines } from './notices.ts'
import type { Block } from './page-filler.ts'
import { drawReadingsContinued } from './readings.ts'
import { ACCENT, BODY, INK, LABEL, LEFT, PAGE, RIGHT, RULE, SEMIBOLD, sized, WIDTH } from './style.ts'
import { formatMonth } from './text.ts'

const TOP = 90

/** What every page after the first repeats; nobody wants it read out again. */
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
  drawAlert(canvas, nf3e)
  const issuer = nf3e.emitente.fantasia ?? nf3e.emitente.nome
  canvas.textFit(LEFT, 44, issuer, { font: SEMIBOLD, size: 12, color: INK }, 330)
  const copy = input.via === 2 ? '   ·   2ª VIA' : ''
  const uc = `UC ${formatUcNumber(nf3e.acesso.ucNumero)}   ·   ${formatMonth(nf3e.fatura.competencia)}${copy}`
  canvas.text(LEFT, 57, uc, BODY)
  canvas.textRight(RIGHT, 57, pageLabel(page, pages), LABEL)
  canvas.text(LEFT + 58, 70, formatNf3eKey(nf3e.chave), sized(BODY, 8.4))
  let top = TOP
  for (const block of blocks) {
    drawBlock(canvas, input, block, top)
    top += block.height
  }
  return canvas.finish()
}

function drawBlock(canvas: Canvas, input: Danf3eInput, block: Block, top: number): void {
  switch (block.kind) {
    case 'items': {
      beginItems(canvas, { form: null, top })
      let rowTop = top + ITEMS_HEAD
      for (const row of block.rows) rowTop = drawItemRow(canvas, rowTop, row)
      if (block.isLast) drawItemsTotal(canvas, rowTop, input.nf3e)
      endItems(canvas)
      if (!block.isLast) drawItemsContinue(canvas, rowTop)
      break
    }
    case 'readings':
      drawReadingsContinued(canvas, block.rows, top)
      break
    case 'notices':
      drawNoticeLines(canvas, top, block.lines)
      break
    case 'section':
      block.section.draw(canvas, top)
      break
  }
}
