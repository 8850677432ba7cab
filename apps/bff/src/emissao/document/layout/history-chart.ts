import { UNIDADES } from '@ramal/shared/domain/nf3e-codes.ts'
import type { Historico, Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { ACCENT, LABEL, LEFT, RIGHT, RULE, SECTION, sized, STRONG } from './style.ts'
import { TAXES_TOP } from './taxes.ts'
import { formatMonth, formatNumber } from './text.ts'

const CHART_LEFT = LEFT + 192
const CHART_WIDTH = RIGHT - CHART_LEFT
const BASELINE = TAXES_TOP + 70
const BAR_MAX = 43
const PAST = '0.62 0.74 0.76'

export function frameHistory(canvas: Canvas): void {
  canvas.hline(CHART_LEFT, TAXES_TOP, CHART_WIDTH, RULE)
  canvas.text(CHART_LEFT, TAXES_TOP + 11, 'HISTÓRICO DE CONSUMO', SECTION)
  canvas.hline(CHART_LEFT, BASELINE, CHART_WIDTH, RULE)
  canvas.text(CHART_LEFT, BASELINE + 18, 'dias', sized(LABEL, 6.2))
}

/** Thirteen months, oldest first, this bill's in the accent colour: y 468 to 558. */
export function drawHistory(canvas: Canvas, nf3e: Nf3e): void {
  const historico = mainHistory(nf3e.historico)
  if (!historico) return
  const { meses } = historico
  const unit = UNIDADES[meses[0]?.unidade ?? ''] ?? ''
  const average = meses.reduce((sum, mes) => sum + Number(mes.quantidade), 0) / meses.length
  const note = `${unit} por mês · média ${formatNumber(average.toFixed(0))} ${unit}`
  canvas.textRight(RIGHT, TAXES_TOP + 11, note, sized(LABEL, 7))

  const scale = BAR_MAX / Math.max(1, ...meses.map((mes) => Number(mes.quantidade)))
  const left = CHART_LEFT + 14
  const slot = (RIGHT - left) / meses.length
  const oldestFirst = meses.toSorted((first, second) => first.competencia.localeCompare(second.competencia))
  oldestFirst.forEach((mes, index) => {
    const center = left + slot * (index + 0.5)
    const height = Math.max(0, Number(mes.quantidade)) * scale
    const current = mes.competencia === nf3e.fatura.competencia
    canvas.rect(center - 6.5, BASELINE - height, 13, height, current ? ACCENT : PAST)
    const value = formatNumber(Number(mes.quantidade).toFixed(0))
    canvas.textCenter(center, BASELINE - height - 2.4, value, sized(STRONG, value.length > 6 ? 5.2 : 6.6))
    canvas.textCenter(center, BASELINE + 8.5, formatMonth(mes.competencia), sized(LABEL, 5.8))
    canvas.textCenter(center, BASELINE + 18, String(mes.dias), sized(LABEL, 6.2))
  })
}

/** An issuer may send up to five histories (peak, off-peak, injected…): the chart shows active energy. */
function mainHistory(historico: readonly Historico[]): Historico | undefined {
  return (
    historico.find((entry) => entry.meses[0]?.unidade === '2' && /ativ|consumo/i.test(entry.grandeza)) ??
    historico[0]
  )
}
