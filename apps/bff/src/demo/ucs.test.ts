import { identifyDocument, isValidCnpj } from '@ramal/shared/domain/documents.ts'
import { parsePhone } from '@ramal/shared/domain/phone.ts'
import { isValidUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { describe, expect, test } from 'vitest'
import { createDemoBook } from './ucs.ts'

const referencia = '2026-11-21'
const book = createDemoBook({ seed: 42, total: 10_000_000, referencia })
const COUNT = 20_000
const ucs = Array.from({ length: COUNT }, (_, index) => book.uc(index))
const share = (matches: (uc: (typeof ucs)[number]) => boolean) => ucs.filter(matches).length / COUNT
const daysSince = (instant: Date) => (Date.parse(`${referencia}T17:00:00Z`) - instant.getTime()) / 86_400_000

describe('createDemoBook', () => {
  test('makes the same UC again, whatever was made before and however large the book is', () => {
    const small = createDemoBook({ seed: 42, total: 2000, referencia })
    expect(small.uc(1999)).toEqual(ucs[1999])
    expect(book.uc(9_999_999)).toEqual(book.uc(9_999_999))
  })

  test('makes another book from another seed', () => {
    const other = createDemoBook({ seed: 43, total: 2000, referencia })
    expect(other.uc(100).numero).not.toBe(ucs[100]?.numero)
    expect(other.uc(100).titular).not.toEqual(ucs[100]?.titular)
  })

  test.each([-1, 2000, 1.5])('refuses UC %s of a book of 2000', (index) => {
    expect(() => createDemoBook({ seed: 42, total: 2000, referencia }).uc(index)).toThrow(RangeError)
  })

  test.each([0, 10_000_001, 2.5])('refuses a book of %s UCs', (total) => {
    expect(() => createDemoBook({ seed: 42, total, referencia })).toThrow(RangeError)
  })
})

describe('a book', () => {
  test('has unique, valid numbers, and no two persons with one document', () => {
    expect(ucs.every(({ numero }) => isValidUcNumber(numero))).toBe(true)
    expect(new Set(ucs.map(({ numero }) => numero)).size).toBe(COUNT)
    expect(new Set(ucs.map(({ numeroAnterior }) => numeroAnterior)).size).toBe(COUNT)
    expect(new Set(ucs.map(({ medidor }) => medidor)).size).toBe(COUNT)
    const titulares = new Map(ucs.map(({ titular }) => [titular.indice, titular.documento]))
    const documentos = [...titulares.values()].filter(Boolean)
    expect(new Set(documentos).size).toBe(documentos.length)
  })

  test('has nearly only valid documents: about one in a hundred is missing and fewer are wrong', () => {
    const bad = share(({ titular }) => identifyDocument(titular.documento) === null)
    expect(bad).toBeGreaterThan(0.005)
    expect(bad).toBeLessThan(0.03)
  })

  test('has some 8 % of companies, 30 % of them with letters in the CNPJ', () => {
    const empresas = ucs.filter(({ titular }) => titular.tipo === 'empresa')
    expect(empresas.length / COUNT).toBeGreaterThan(0.06)
    expect(empresas.length / COUNT).toBeLessThan(0.1)
    const letras = empresas.filter(({ titular }) => /[A-Z]/.test(titular.documento)).length / empresas.length
    expect(letras).toBeGreaterThan(0.24)
    expect(letras).toBeLessThan(0.36)
  })

  test('has phones that are valid in shape and e-mails only at reserved domains', () => {
    const contatos = ucs.slice(0, 4000).flatMap((uc) => uc.contatos)
    for (const { tipo, valor } of contatos) {
      if (tipo === 'email') expect(valor).toMatch(/^[a-z0-9._-]+@([a-z0-9-]+\.)*example(\.(com|net|org))?$/)
      else
        expect(parsePhone(valor)).toMatchObject({ e164: valor, tipo: tipo === 'celular' ? 'movel' : 'fixo' })
    }
  })

  test('has about a third of adhesions, each with an address', () => {
    const aderiu = share(({ envioDigital }) => envioDigital !== null)
    expect(aderiu).toBeGreaterThan(0.31)
    expect(aderiu).toBeLessThan(0.39)
    for (const { envioDigital } of ucs) expect(envioDigital?.destinatarios.length ?? 1).toBeGreaterThan(0)
  })

  test('has both UCs whose yearly recadastramento is due and UCs where it is not', () => {
    const due = share(({ ultimoRecadastramento: ultimo }) => !ultimo || daysSince(ultimo.em) >= 365)
    expect(due).toBeGreaterThan(0.3)
    expect(due).toBeLessThan(0.55)
    expect(share(({ ultimoRecadastramento }) => ultimoRecadastramento?.aceito === false)).toBeGreaterThan(
      0.05,
    )
  })

  test('records nothing of a UC before its titular took it over', () => {
    for (const { titularDesde, envioDigital, ultimoRecadastramento } of ucs) {
      expect(envioDigital?.aderiuEm.getTime() ?? Infinity).toBeGreaterThanOrEqual(titularDesde.getTime())
      expect(ultimoRecadastramento?.em.getTime() ?? Infinity).toBeGreaterThanOrEqual(titularDesde.getTime())
    }
  })

  test('gives several UCs to some persons', () => {
    const counts = new Map<number, number>()
    for (const { titular } of ucs) counts.set(titular.indice, (counts.get(titular.indice) ?? 0) + 1)
    expect(Math.max(...counts.values())).toBe(6)
    expect([...counts.values()].filter((count) => count > 1).length / counts.size).toBeGreaterThan(0.05)
  })
})

describe('the hand-picked cases', () => {
  test('UC 0 is the one of the sample NF3e, due and not adhered', () => {
    const uc = book.uc(0)
    expect(uc).toMatchObject({ numero: '001347925802810', numeroAnterior: '7001234567', envioDigital: null })
    expect(uc.titular).toMatchObject({ nome: 'FULANA DE TAL', documento: '52998224725' })
    expect(daysSince(uc.ultimoRecadastramento!.em)).toBe(900)
  })

  test('UC 3 is a company whose CNPJ has letters', () => {
    expect(isValidCnpj(book.uc(3).titular.documento)).toBe(true)
    expect(book.uc(3).titular.documento).toMatch(/[A-Z]/)
    expect(book.uc(3).envioDigital?.tipoCopia).toBe('impressa_tambem')
  })

  test('UCs 4 to 7 belong to one person', () => {
    expect([4, 5, 6, 7].map((index) => book.uc(index).titular)).toEqual(Array(4).fill(book.uc(4).titular))
    expect(book.uc(3).titular.indice).not.toBe(4)
    expect(book.uc(8).titular.indice).not.toBe(4)
  })

  test.each([
    [18, 'cnpj'],
    [19, 'cei'],
  ] as const)('UC %i is known by a valid %s', (index, tipo) => {
    expect(identifyDocument(book.uc(index).titular.documento)?.tipo).toBe(tipo)
  })

  test('UC 8 has a wrong CPF and UC 9 none', () => {
    expect(book.uc(8).titular.documento).toHaveLength(11)
    expect(identifyDocument(book.uc(8).titular.documento)).toBeNull()
    expect(book.uc(9).titular.documento).toBe('')
  })

  test('UC 10 has an e-mail that came back after the last recadastramento', () => {
    const { contatos, ultimoRecadastramento } = book.uc(10)
    const devolvido = contatos.find(({ situacao }) => situacao === 'devolvido')
    expect(devolvido!.devolvidoEm!.getTime()).toBeGreaterThan(ultimoRecadastramento!.em.getTime())
  })
})
