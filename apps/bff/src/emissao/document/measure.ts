import type { Danf3eRenderer } from './danf3e.ts'
import type { Danf3eInput } from './input.ts'

export type RenderMeasure = {
  readonly bills: number
  /** User and system time of the whole process, per bill, milliseconds. */
  readonly cpuMs: number
  readonly wallMs: number
  /** Size of the largest PDF. */
  readonly maxBytes: number
}

/** Renders `bills` documents, going round the inputs, after a tenth as many unmeasured ones to warm the compiler up. */
export function measureRender(
  renderer: Danf3eRenderer,
  inputs: readonly Danf3eInput[],
  bills: number,
): RenderMeasure {
  if (inputs.length === 0 || bills < 1) throw new RangeError('there is nothing to measure')
  renderRound(renderer, inputs, Math.ceil(bills / 10))
  const cpu = process.cpuUsage()
  const start = performance.now()
  const maxBytes = renderRound(renderer, inputs, bills)
  const { user, system } = process.cpuUsage(cpu)
  return {
    bills,
    cpuMs: (user + system) / 1000 / bills,
    wallMs: (performance.now() - start) / bills,
    maxBytes,
  }
}

function renderRound(renderer: Danf3eRenderer, inputs: readonly Danf3eInput[], bills: number): number {
  let maxBytes = 0
  for (let bill = 0; bill < bills; bill++) {
    const input = inputs[bill % inputs.length]
    if (input) maxBytes = Math.max(maxBytes, renderer.render(input).length)
  }
  return maxBytes
}
