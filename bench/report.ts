/** One measured number. `budget` is what design asks of it; without one it only informs. */
export interface Figure {
  name: string
  value: number
  unit: string
  budget?: number
  /** True when the value must not exceed the budget, false when it must reach it. */
  atMost?: boolean
}

export interface PartResult {
  part: string
  figures: Figure[]
}

/** One part of the bench. `size` is in the part's own unit (UCs, bills); the smoke size only proves that it runs. */
export interface Part {
  readonly name: string
  readonly sizes: { readonly smoke: number; readonly small: number }
  run(size: number): Promise<Figure[]>
}

const meets = ({ value, budget, atMost = true }: Figure) =>
  budget === undefined || (atMost ? value <= budget : value >= budget)

const format = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 3 : 1 })

/** Prints a part's figures as a table people read. */
export function printTable({ part, figures }: PartResult): void {
  const rows = figures.map((figure) => ({
    figure: figure.name,
    value: `${format(figure.value)} ${figure.unit}`,
    budget:
      figure.budget === undefined ? '' : `${figure.atMost === false ? '≥' : '≤'} ${format(figure.budget)}`,
    ok: figure.budget === undefined ? '' : meets(figure) ? 'ok' : 'MISSED',
  }))
  console.log(`\n${part}`)
  console.table(rows)
}

/** The same for programs: one object per part on a line of its own. */
export const toJson = ({ part, figures }: PartResult): string =>
  JSON.stringify({
    part,
    figures: figures.map((figure) => ({ ...figure, ok: meets(figure) })),
  })

/** The value below which the share `p` of the samples lies. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = Float64Array.from(samples).toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN
}
