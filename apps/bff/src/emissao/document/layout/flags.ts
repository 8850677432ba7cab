import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { BANDEIRAS } from '@ramal/shared/domain/nf3e-codes.ts'
import type { Bandeira, Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas, Color } from '../pdf/canvas.ts'
import { drawParagraph } from './section.ts'
import type { Section } from './section.ts'
import { BODY, LEFT, RULE, SECTION, sized, WIDTH } from './style.ts'
import { formatNumber } from './text.ts'

const LINE = 11
const LEFT_OF_FLAGS = LEFT + 108

const COLORS: Readonly<Record<string, Color>> = {
  '1': '0.18 0.55 0.25',
  '2': '0.95 0.76 0.1',
  '3': '0.8 0.13 0.13',
  '4': '0.55 0.05 0.1',
  '5': '0.35 0.1 0.35',
}

/** Each flag of the period, with what it adds (REN 1000/2021 art. 327: the flag's amounts are shown). */
export function flagsSection(nf3e: Nf3e): Section | null {
  const flags = flagsOf(nf3e)
  if (flags.length === 0) return null
  return {
    height: 6 + flags.length * LINE,
    draw: (canvas, top) => drawFlags(canvas, flags, top),
  }
}

function drawFlags(canvas: Canvas, flags: readonly Flag[], top: number): void {
  canvas.hline(LEFT, top, WIDTH, RULE)
  flags.forEach(({ code }, index) => {
    canvas.rect(LEFT_OF_FLAGS, top + 4.6 + index * LINE, 7, 7, COLORS[code] ?? RULE)
  })
  canvas.begin('Sect')
  canvas.begin('H2')
  canvas.text(LEFT, top + 11, 'BANDEIRA TARIFÁRIA', SECTION)
  canvas.end()
  flags.forEach(({ text }, index) => {
    drawParagraph(canvas, () =>
      canvas.textFit(LEFT_OF_FLAGS + 12, top + 11 + index * LINE, text, sized(BODY, 7.4), WIDTH - 120),
    )
  })
  canvas.end()
}

type Flag = { readonly code: string; readonly text: string }

/** What the same flag adds to several items is added up; what it adds to each kWh is the same for all of them. */
function flagsOf({ itens }: Nf3e): Flag[] {
  const byPeriod = new Map<string, Bandeira[]>()
  for (const bandeira of itens.flatMap((item) => item.bandeiras)) {
    const key = `${bandeira.bandeira}|${bandeira.inicio}|${bandeira.fim ?? ''}`
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), bandeira])
  }
  return [...byPeriod.values()].map((same) => {
    const { bandeira, inicio, fim } = same[0] as Bandeira
    const period = fim === null ? `desde ${formatDay(inicio)}` : `${formatDay(inicio)} a ${formatDay(fim)}`
    return { code: bandeira, text: `${BANDEIRAS[bandeira] ?? ''}   ·   ${period}   ·   ${addition(same)}` }
  })
}

/**
 * No flag has ever reached R$ 1 per kWh, and money has two decimals: what is below the one and has more than the
 * other is a rate.
 */
function addition(same: readonly Bandeira[]): string {
  const adicional = same[0]?.adicional ?? '0'
  if (same.every((bandeira) => Number(bandeira.adicional) === 0)) return 'sem acréscimo'
  const isRate = Math.abs(Number(adicional)) < 1 && /\.\d\d0*[1-9]/.test(adicional)
  if (isRate) return `R$ ${formatNumber(adicional, 2)} por kWh`
  const centavos = same.reduce((sum, bandeira) => sum + Math.round(Number(bandeira.adicional) * 100), 0)
  return `acréscimo de ${formatCentavos(centavos)}`
}
