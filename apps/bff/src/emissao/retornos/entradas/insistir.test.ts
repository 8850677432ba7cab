import { once } from 'node:events'
import { expect, test } from 'vitest'
import { insistir, stopped } from './insistir.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

test('tries work that fails again, and ends at the stop the work that lasts', async () => {
  const tries = new EventTarget()
  const lasting = once(tries, 'lasting')
  let count = 0
  const stop = insistir(
    async (signal) => {
      if (++count < 3) throw new Error('the mail server is away')
      tries.dispatchEvent(new Event('lasting'))
      await stopped(signal)
    },
    { nome: 'a test', log, esperasMs: [0] },
  )
  await lasting
  await stop()
  expect(count).toBe(3)
})

test('stops in the middle of a wait, however long it is', async () => {
  const failing = new EventTarget()
  let count = 0
  const failed = once(failing, 'failed')
  const stop = insistir(
    async () => {
      count++
      failing.dispatchEvent(new Event('failed'))
      throw new Error('the mail server is away')
    },
    { nome: 'a test', log, esperasMs: [3_600_000] },
  )
  await failed
  await stop()
  expect(count).toBe(1)
})
