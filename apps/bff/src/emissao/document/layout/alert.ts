import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { ALERT, LEFT, PAGE, SEMIBOLD, WATERMARK, WHITE, WIDTH } from './style.ts'

const TOP = 13
const HEIGHT = 16

/** What nobody may take for an ordinary bill: above all else, on every page. The caller says whether it is read out. */
export function drawAlert(canvas: Canvas, nf3e: Nf3e): void {
  const text = alertOf(nf3e)
  if (text === null) return
  canvas.rect(LEFT - 0.5, TOP, WIDTH + 1, HEIGHT, ALERT)
  canvas.textCenter(PAGE.width / 2, TOP + 11.4, text, { font: SEMIBOLD, size: 9.4, color: WHITE })
}

/** Behind the items, before anything else is drawn: a copy cut out of the page still shows it. */
export function drawWatermark(canvas: Canvas, nf3e: Nf3e): void {
  if (nf3e.ambiente !== 'homologacao') return
  canvas.textCenter(PAGE.width / 2, 430, 'SEM VALOR FISCAL', { font: SEMIBOLD, size: 58, color: WATERMARK })
}

/** Whether the bill is one that must not pass for an ordinary one. */
export function isAlerting(nf3e: Nf3e): boolean {
  return alertOf(nf3e) !== null
}

function alertOf({ ambiente, contingencia, protocolo }: Nf3e): string | null {
  if (ambiente === 'homologacao') return 'EMITIDO EM AMBIENTE DE HOMOLOGAÇÃO – SEM VALOR FISCAL'
  if (protocolo?.status === '100') return null
  if (contingencia) return 'EMITIDO EM CONTINGÊNCIA – PENDENTE DE AUTORIZAÇÃO'
  return 'PENDENTE DE AUTORIZAÇÃO – SEM VALOR FISCAL ENQUANTO NÃO AUTORIZADO'
}
