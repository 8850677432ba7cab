import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from './test-arbitraries.ts'
import { foldText, isValidPersonName, nameTokens } from './text.ts'

describe('foldText', () => {
  it('ignores case, accents, apostrophes and the number of spaces', () => {
    expect(foldText('  JOSÉ  d’Ávila\tConceição ')).toBe('jose davila conceicao')
    expect(foldText("D'Ávila")).toBe(foldText('DAVILA'))
    expect(foldText('João')).toBe(foldText('João'))
  })

  it('changes nothing the second time, on any text', () => {
    fc.assert(fc.property(anyText, (text) => foldText(foldText(text)) === foldText(text)))
  })
})

describe('nameTokens', () => {
  it('leaves out the particles', () => {
    expect(nameTokens('Maria das Graças de Souza e Silva')).toEqual(['maria', 'gracas', 'souza', 'silva'])
  })

  it('takes hyphens and other marks for spaces', () => {
    expect(nameTokens('Ana-Lúcia (espólio) S/A')).toEqual(['ana', 'lucia', 'espolio', 's', 'a'])
  })

  it('gives words without spaces on any text', () => {
    fc.assert(fc.property(anyText, (text) => nameTokens(text).every((token) => /^\S+$/.test(token))))
  })
})

describe('isValidPersonName', () => {
  it.each(['Maria Souza', "Lúcia D'Ávila", 'José C. da Silva', 'Ana-Clara Müller', 'Li Wu'])(
    'accepts %s',
    (name) => {
      expect(isValidPersonName(name)).toBe(true)
    },
  )

  it.each(['Maria', 'Maria 2', 'da Silva', '', '. .', 'A B', 'Maria <b>', '-', `Maria ${'a'.repeat(100)}`])(
    'refuses "%s"',
    (name) => {
      expect(isValidPersonName(name)).toBe(false)
    },
  )

  it('answers on any text', () => {
    fc.assert(fc.property(anyText, (text) => !isValidPersonName(text) || /\p{L}/u.test(text)))
  })
})
