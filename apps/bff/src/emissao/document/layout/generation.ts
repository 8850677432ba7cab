import { FONTES_ENERGIA, PARTICIPACOES_COMPENSACAO, POSTOS } from '@ramal/shared/domain/nf3e-codes.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Compensacao, EnergiaDoPosto, Geradora } from '#emissao/nf3e/model-energia.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { drawCell, drawHeadCell, drawRow } from './section.ts'
import type { Section } from './section.ts'
import { BODY, LABEL, LEFT, RIGHT, RULE, SECTION, sized, STRONG, WIDTH } from './style.ts'
import { formatMonth, formatNumber } from './text.ts'

const ROW = 9.4
const HEAD = 26
const TEXT = sized(BODY, 7.4)
const BALANCES_LEFT = LEFT + 300

/** What a page takes; the rest is told in words ({@link otherGenerators}). */
const MAX_ROWS = 30

/** Distributed generation: whose energy came, and what credits are left of it. */
export function generationSection({ compensacao }: Nf3e): Section | null {
  if (!compensacao) return null
  const { geradoras, saldos } = compensacao
  const rows = Math.min(MAX_ROWS, Math.max(geradoras.length, saldos.length))
  return {
    height: HEAD + rows * ROW + 6,
    draw: (canvas, top) => drawGeneration(canvas, compensacao, top),
  }
}

/** Generating units beyond those of the table. */
export function otherGenerators({ compensacao }: Nf3e): string[] {
  return (compensacao?.geradoras.slice(MAX_ROWS) ?? []).map(
    (geradora) =>
      `Unidade geradora ${formatUcNumber(geradora.ucNumero)}: ${energy(geradora.alocada)} kWh destinados a esta unidade.`,
  )
}

function drawGeneration(canvas: Canvas, compensacao: Compensacao, top: number): void {
  canvas.hline(LEFT, top, WIDTH, RULE)
  canvas.begin('Sect')
  canvas.begin('H2')
  const end = canvas.text(LEFT, top + 11, 'GERAÇÃO DISTRIBUÍDA E CRÉDITOS DE ENERGIA (SCEE), EM kWh', SECTION)
  canvas.end()
  canvas.begin('P')
  const participacao = PARTICIPACOES_COMPENSACAO[compensacao.participacao] ?? ''
  canvas.text(end + 8, top + 11, participacao, sized(LABEL, 7))
  canvas.end()
  drawGenerators(canvas, compensacao.geradoras.slice(0, MAX_ROWS), top)
  drawBalances(canvas, compensacao, top)
  canvas.end()
}

function drawGenerators(canvas: Canvas, geradoras: readonly Geradora[], top: number): void {
  canvas.begin('Table')
  drawRow(canvas, () => {
    drawHeadCell(canvas, () => canvas.text(LEFT, top + 22, 'Unidade geradora', LABEL))
    drawHeadCell(canvas, () => canvas.text(LEFT + 88, top + 22, 'Fonte e potência', LABEL))
    drawHeadCell(canvas, () => canvas.textRight(LEFT + 220, top + 22, 'Injetada', LABEL))
    drawHeadCell(canvas, () => canvas.textRight(LEFT + 280, top + 22, 'Destinada aqui', LABEL))
  })
  geradoras.forEach((geradora, index) => {
    const y = top + HEAD + 6 + index * ROW
    const fonte = `${FONTES_ENERGIA[geradora.fonte] ?? ''}, ${formatNumber(geradora.potencia)} kW`
    drawRow(canvas, () => {
      drawCell(canvas, () => canvas.textFit(LEFT, y, formatUcNumber(geradora.ucNumero), TEXT, 84))
      drawCell(canvas, () => canvas.textFit(LEFT + 88, y, fonte, TEXT, 90))
      drawCell(canvas, () => canvas.textRight(LEFT + 220, y, energy(geradora.injetada), TEXT))
      drawCell(canvas, () => canvas.textRight(LEFT + 280, y, energy(geradora.alocada), sized(STRONG, 7.4)))
    })
  })
  canvas.end()
}

function drawBalances(canvas: Canvas, { saldos }: Compensacao, top: number): void {
  const edges = [BALANCES_LEFT + 105, BALANCES_LEFT + 145, BALANCES_LEFT + 185, RIGHT]
  const heads = ['Saldo anterior', 'Expirado', 'Saldo atual', 'A expirar']
  canvas.begin('Table')
  drawRow(canvas, () => {
    drawHeadCell(canvas, () => canvas.text(BALANCES_LEFT, top + 22, 'Posto', LABEL))
    heads.forEach((head, index) =>
      drawHeadCell(canvas, () => canvas.textRight(edges[index] ?? RIGHT, top + 22, head, LABEL)),
    )
  })
  saldos.slice(0, MAX_ROWS).forEach((saldo, row) => {
    const y = top + HEAD + 6 + row * ROW
    const month = saldo.competenciaAExpirar === null ? '' : ` (${formatMonth(saldo.competenciaAExpirar)})`
    const values = [
      formatNumber(saldo.anterior),
      saldo.expirado === null ? '—' : formatNumber(saldo.expirado),
      formatNumber(saldo.atual),
      saldo.aExpirar === null ? '—' : `${formatNumber(saldo.aExpirar)}${month}`,
    ]
    drawRow(canvas, () => {
      drawHeadCell(
        canvas,
        () => canvas.text(BALANCES_LEFT, y, POSTOS[saldo.posto] ?? saldo.posto, TEXT),
        'Row',
      )
      values.forEach((value, index) =>
        drawCell(canvas, () =>
          canvas.textRight(edges[index] ?? RIGHT, y, value, index === 2 ? sized(STRONG, 7.4) : TEXT),
        ),
      )
    })
  })
  canvas.end()
}

/** The postos have their balances beside; here is what came in all. */
function energy(postos: readonly EnergiaDoPosto[]): string {
  if (postos.length === 0) return '—'
  return formatNumber(postos.reduce((sum, { quantidade }) => sum + Number(quantidade), 0).toFixed(3))
}
