import { describe, expect, it } from 'vitest'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { createDanf3eRenderer } from './danf3e.ts'
import { measureRender } from './measure.ts'

describe('measureRender', () => {
  it('gives the cost per bill and the largest document', async () => {
    const renderer = await createDanf3eRenderer()
    const inputs = [danf3eInput(), danf3eInput({ mensagens: ['Uma mensagem.'] })]
    const measure = measureRender(renderer, inputs, 30)
    expect(measure.bills).toBe(30)
    expect(measure.cpuMs).toBeGreaterThan(0)
    expect(measure.wallMs).toBeGreaterThan(0)
    expect(measure.maxBytes).toBe(Math.max(...inputs.map((input) => renderer.render(input).length)))
  })

  it('refuses to measure nothing', async () => {
    const renderer = await createDanf3eRenderer()
    expect(() => measureRender(renderer, [], 10)).toThrow(RangeError)
  })
})
