import { describe, expect, it } from 'vitest'
import { readBack } from './read-back.ts'

describe('reading an address back', () => {
  it('spells the letters, names the signs and says known domains as words', () => {
    expect(readBack('email', 'Maria_7@gmail.com')).toBe('m·a·r·i·a sublinhado 7 arroba gmail ponto com')
    expect(readBack('email', 'a-b@casa.com.br')).toBe('a hífen b arroba c·a·s·a ponto com ponto br')
  })

  it('spells a known word before the arroba, where it is a name like any other', () => {
    expect(readBack('email', 'terra@uol.com.br')).toBe('t·e·r·r·a arroba uol ponto com ponto br')
  })

  it('says a mobile in its groups', () => {
    expect(readBack('whatsapp', '34987654321')).toBe('34 98765 4321')
  })
})
