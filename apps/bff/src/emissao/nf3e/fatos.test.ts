import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nf3eXml } from '#demo/faturas.ts'
import { SEED_DEMO } from '#demo/livro.ts'
import { createDemoBook } from '#demo/ucs.ts'
import { GALERIA } from '#emissao/testing/galeria.ts'
import { authorised, nf3eOf, SAMPLE_XML, withItems } from '#emissao/testing/sample-nf3e.ts'
import { EXEMPLO } from './fatos-exemplo.ts'
import { decodeFatos, encodeFatos } from './fatos.ts'
import type { Nf3e } from './model.ts'

const MAX_BYTES = 1500
const book = createDemoBook({ seed: SEED_DEMO, total: 300, referencia: '2026-11-01' })

describe('the facts kept beside a bill', () => {
  test('are those that the document gives, whatever the bill', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 299 }), (indice) => {
        const nf3e = nf3eOf(nf3eXml(book.uc(indice), '2026-10'))
        const fatos = encodeFatos(nf3e)
        expect(decodeFatos(fatos)).toStrictEqual(nf3e)
        expect(fatos.length).toBeLessThanOrEqual(MAX_BYTES)
      }),
    )
  })

  test.each<[string, Nf3e]>([
    ['the sample', nf3eOf(SAMPLE_XML)],
    ['an authorised one', nf3eOf(authorised(SAMPLE_XML))],
    ['one of 990 items', nf3eOf(withItems(990))],
    ['the one that has every field', EXEMPLO],
    ...GALERIA.map(({ nome, input }) => [nome, input.nf3e] satisfies [string, Nf3e]),
  ])('are those of %s', (_name, nf3e) => {
    expect(decodeFatos(encodeFatos(nf3e))).toStrictEqual(nf3e)
  })

  test('of another version, cut short or damaged are not read', () => {
    const fatos = encodeFatos(EXEMPLO)
    const damaged = (at: number) => fatos.map((byte, index) => (index === at ? byte ^ 1 : byte))
    expect(decodeFatos(new Uint8Array())).toBeNull()
    expect(decodeFatos(fatos.subarray(0, -1))).toBeNull()
    fc.assert(
      fc.property(fc.nat({ max: fatos.length - 1 }), (at) => {
        expect(decodeFatos(damaged(at))).toBeNull()
      }),
    )
  })

  test('name every field in the order of the reader, so that the common text is found', () => {
    const keys = (value: object) => Object.keys(value)
    const nf3e = nf3eOf(authorised(SAMPLE_XML))
    expect(keys(EXEMPLO)).toEqual(keys(nf3e))
    expect(keys(EXEMPLO.itens[1]!)).toEqual(keys(nf3e.itens[0]!))
    expect(keys(EXEMPLO.totais)).toEqual(keys(nf3e.totais))
    expect(keys(EXEMPLO.fatura)).toEqual(keys(nf3e.fatura))
  })
})
