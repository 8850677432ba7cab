import { describe, expect, it } from 'vitest'
import { createFifo } from './fifo.ts'

describe('a fifo', () => {
  it('gives the resource to one at a time, in the order of asking', async () => {
    const fifo = createFifo()
    const order: string[] = []
    const use = async (name: string) => {
      await fifo.acquire()
      order.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      order.push(`${name} ends`)
      fifo.release()
    }
    await Promise.all(['a', 'b', 'c'].map(use))
    expect(order).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
  })

  it('lets the event loop turn while a long queue of synchronous work drains', async () => {
    const fifo = createFifo()
    let turns = 0
    let draining = true
    const count = () => {
      turns++
      if (draining) setImmediate(count)
    }
    setImmediate(count)
    const work = async () => {
      await fifo.acquire()
      const until = performance.now() + 2
      while (performance.now() < until);
      fifo.release()
    }
    await Promise.all(Array.from({ length: 50 }, work))
    draining = false
    // 100 ms of work, interrupted about every 10 ms.
    expect(turns).toBeGreaterThanOrEqual(4)
  })
})
