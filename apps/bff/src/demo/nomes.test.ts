import { expect, test } from 'vitest'
import { sampleConjuge, samplePessoa } from './nomes.ts'
import { Random } from './random.ts'

const COUNT = 40_000
const pessoas = Array.from({ length: COUNT }, (_, index) => samplePessoa(new Random(11, 9, index)))
const share = (matches: (nome: string) => boolean) =>
  pessoas.filter(({ nome }) => matches(nome)).length / COUNT

test('Maria and José are as common as the census says', () => {
  expect(share((nome) => nome.startsWith('Maria '))).toBeGreaterThan(0.1)
  expect(share((nome) => nome.startsWith('Maria '))).toBeLessThan(0.22)
  expect(share((nome) => nome.startsWith('José '))).toBeGreaterThan(0.04)
})

test('Silva is the commonest surname, borne by one person in six or so, then Santos', () => {
  const silva = share((nome) => / Silva\b/.test(nome))
  const santos = share((nome) => / Santos\b/.test(nome))
  expect(silva).toBeGreaterThan(0.13)
  expect(silva).toBeLessThan(0.25)
  expect(santos).toBeLessThan(silva)
  expect(santos).toBeGreaterThan(share((nome) => / Oliveira\b/.test(nome)))
})

test('names have two to five words besides the particles', () => {
  const lengths = new Set(
    pessoas.map(({ nome }) => nome.split(' ').filter((word) => !/^d[aeo]s?$/.test(word)).length),
  )
  expect([...lengths].toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5])
})

test('compound names, particles, accents and suffixes all occur', () => {
  for (const pattern of [
    /^Maria Aparecida /,
    /^João Pedro /,
    / da Silva/,
    / dos Santos/,
    /[áéíóúãõâêôç]/,
    / Júnior$/,
    / Neto$/,
  ]) {
    expect(share((nome) => pattern.test(nome))).toBeGreaterThan(0)
  }
})

test('a Júnior bears the whole name of his father', () => {
  const juniors = pessoas.filter(({ nome }) => nome.endsWith(' Júnior'))
  expect(juniors.length).toBeGreaterThan(10)
  for (const { nome, pai } of juniors)
    expect(`${pai} Júnior`.endsWith(nome.split(' ').slice(-2).join(' '))).toBe(true)
})

test("the last surname is the father's", () => {
  const plain = pessoas.filter(({ nome, pai }) => pai && !/ (Júnior|Filho|Neto|Sobrinho)$/.test(nome))
  for (const { nome, pai } of plain) expect(nome.split(' ').at(-1)).toBe(pai?.split(' ').at(-1))
})

test('nobody has the same surname twice in a row', () => {
  expect(share((nome) => / (\S{4,}) (?:d[aeo]s? )?\1$/.test(nome))).toBe(0)
})

test('a spouse is named in full', () => {
  const pessoa = pessoas[0]!
  expect(sampleConjuge(new Random(11, 10, 0), pessoa).split(' ').length).toBeGreaterThan(1)
})
