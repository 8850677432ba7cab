import { expect, test } from 'vitest'
import { createLimite } from './limite.ts'

test('lets a minute’s worth through at once, then one at a time as it fills again', () => {
  let agora = 0
  const permitido = createLimite(60, () => agora)
  const many = (count: number) => Array.from({ length: count }, () => permitido('a')).filter(Boolean).length
  expect(many(100)).toBe(60)
  agora += 5000
  expect(many(100)).toBe(5)
  agora += 3_600_000
  expect(many(100)).toBe(60)
})

test('counts each address by itself, and forgets them all rather than remember without bound', () => {
  const permitido = createLimite(1, () => 0)
  expect([permitido('a'), permitido('a'), permitido('b')]).toEqual([true, false, true])
  for (let i = 0; i < 10_000; i++) permitido(`x${i}`)
  expect(permitido('a')).toBe(true)
})
