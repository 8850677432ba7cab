import { expect, it } from 'vitest'
import { Intention } from './intention.ts'

it('keeps the key of the same content until it succeeds, so that a double click or a retry acts once', () => {
  const intention = new Intention()
  const key = intention.keyFor({ motivo: 'engano' })
  expect(intention.keyFor({ motivo: 'engano' })).toBe(key)
})

it('makes a new key for other content and for the same again after a success', () => {
  const intention = new Intention()
  const first = intention.keyFor({ motivo: 'engano' })
  const second = intention.keyFor({ motivo: 'outros' })
  intention.succeeded()
  const third = intention.keyFor({ motivo: 'outros' })
  expect(new Set([first, second, third]).size).toBe(3)
})
