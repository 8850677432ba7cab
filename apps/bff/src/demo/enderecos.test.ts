import { describe, expect, test } from 'vitest'
import { MUNICIPIOS } from './dados/municipios.ts'
import { sampleEndereco, sampleEnderecoRural } from './enderecos.ts'
import { Random } from './random.ts'

const enderecos = Array.from({ length: 5000 }, (_, index) => sampleEndereco(new Random(4, 4, index)))

/** Check digit of an IBGE municipality code: weights 1 and 2 alternating, digits of the products added, modulus 10. */
function ibgeDigit(codigo: string): number {
  const sum = [...codigo.slice(0, 6)].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + Math.floor(product / 10) + (product % 10)
  }, 0)
  return (10 - (sum % 10)) % 10
}

describe('the towns', () => {
  test('have IBGE codes of Minas Gerais with the right check digit', () => {
    const wrong = MUNICIPIOS.filter(
      ({ codigoIbge }) => !/^31\d{5}$/.test(codigoIbge) || Number(codigoIbge[6]) !== ibgeDigit(codigoIbge),
    )
    expect(wrong.map(({ nome }) => nome)).toEqual([])
    expect(new Set(MUNICIPIOS.map(({ codigoIbge }) => codigoIbge)).size).toBe(MUNICIPIOS.length)
  })

  test('are about forty, the largest first', () => {
    expect(MUNICIPIOS.length).toBeGreaterThanOrEqual(40)
    expect(MUNICIPIOS.map(({ peso }) => peso)).toEqual(
      MUNICIPIOS.map(({ peso }) => peso).toSorted((a, b) => b - a),
    )
  })
})

describe('addresses', () => {
  test('have a CEP inside the range of their town', () => {
    for (const { municipio, cep } of enderecos) {
      const town = MUNICIPIOS.find(({ nome }) => nome === municipio)!
      expect(cep).toMatch(/^\d{8}$/)
      expect(Number(cep.slice(0, 5))).toBeGreaterThanOrEqual(town.cepDe)
      expect(Number(cep.slice(0, 5))).toBeLessThanOrEqual(town.cepAte)
    }
  })

  test('share the CEP when town and street are the same', () => {
    const ceps = new Map<string, Set<string>>()
    for (const { municipio, logradouro, cep } of enderecos) {
      const rua = `${municipio} ${logradouro}`
      ceps.set(rua, (ceps.get(rua) ?? new Set()).add(cep))
    }
    expect(ceps.size).toBeLessThan(enderecos.length)
    expect([...ceps.values()].every((values) => values.size === 1)).toBe(true)
  })

  test('of farms have no number', () => {
    expect(sampleEnderecoRural(new Random(4, 5, 0)).numero).toBe('S/N')
  })
})
