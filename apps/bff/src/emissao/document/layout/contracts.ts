import { GRANDEZAS_CONTRATADAS, POSTOS } from '@ramal/shared/domain/nf3e-codes.ts'
import type { Contrato } from '#emissao/nf3e/model-energia.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { drawCell, drawHeadCell, drawRow } from './section.ts'
import type { Section } from './section.ts'
import { BODY, LABEL, LEFT, RULE, SECTION, sized, STRONG, WIDTH } from './style.ts'
import { fitNumber, formatNumber } from './text.ts'

const ROW = 9.4
const HEAD = 15
const EDGES = { contratado: 210, medido: 300, faturado: 390 } as const
/** Room of a number, with a space to its left. */
const NUMBER_WIDTH = 84
const TEXT = sized(BODY, 7.4)

/** What a UC of group A contracted, beside what was measured and billed against it. */
export function contractsSection(nf3e: Nf3e): Section | null {
  const { contratos } = nf3e
  if (contratos.length === 0) return null
  return {
    height: HEAD + contratos.length * ROW + 5,
    draw: (canvas, top) => drawContracts(canvas, nf3e, top),
  }
}

function drawContracts(canvas: Canvas, nf3e: Nf3e, top: number): void {
  canvas.hline(LEFT, top, WIDTH, RULE)
  canvas.begin('Table')
  drawRow(canvas, () => {
    drawHeadCell(canvas, () => canvas.text(LEFT, top + 11, 'CONTRATO', SECTION))
    const heads = { contratado: 'Contratado', medido: 'Medido', faturado: 'Faturado' } as const
    for (const name of ['contratado', 'medido', 'faturado'] as const)
      drawHeadCell(canvas, () => canvas.textRight(LEFT + EDGES[name], top + 11, heads[name], LABEL))
  })
  nf3e.contratos.forEach((contrato, index) => {
    drawContract(canvas, nf3e, contrato, top + HEAD + 6 + index * ROW)
  })
  canvas.end()
}

function drawContract(canvas: Canvas, { itens }: Nf3e, contrato: Contrato, y: number): void {
  const unit = contrato.grandeza === '4' ? 'kWh' : 'kW'
  const posto = contrato.posto === '0' ? '' : ` ${(POSTOS[contrato.posto] ?? '').toLowerCase()}`
  const billed = itens.filter((item) => item.medicao?.nContrat === contrato.nContrat)
  const quantity = (values: readonly string[]) =>
    values.length === 0 ? '—' : `${formatNumber(values[0] ?? '')} ${unit}`
  drawRow(canvas, () => {
    const name = `${GRANDEZAS_CONTRATADAS[contrato.grandeza] ?? ''}${posto}`
    drawHeadCell(canvas, () => canvas.text(LEFT, y, name, TEXT), 'Row')
    const measured = billed.flatMap((item) => item.medicao?.medida?.medido ?? [])
    const cells: [edge: number, value: string][] = [
      [EDGES.contratado, quantity([contrato.quantidade])],
      [EDGES.medido, quantity(measured)],
      [EDGES.faturado, quantity(billed.map((item) => item.quantidade))],
    ]
    for (const [edge, value] of cells) {
      const style = edge === EDGES.contratado ? sized(STRONG, 7.4) : TEXT
      drawCell(canvas, () => canvas.textRight(LEFT + edge, y, value, fitNumber(value, style, NUMBER_WIDTH)))
    }
  })
}
