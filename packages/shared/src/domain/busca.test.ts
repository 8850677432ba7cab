import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpretarBusca } from './busca.ts'
import { anyText, digits } from './test-arbitraries.ts'
import vectors from './vectors.json' with { type: 'json' }

function labels(q: string): string[] {
  return interpretarBusca(q).map(({ rotulo }) => rotulo)
}

function first(q: string) {
  return interpretarBusca(q)[0]
}

describe('a UC number', () => {
  it('is national when its check digits agree, with punctuation or without leading zeros', () => {
    const uc = { tipo: 'uc', valor: '001347925802810', rotulo: 'UC, dígito correto' }
    expect(first('0.013.479.258.028-10')).toEqual(uc)
    expect(first('001347925802810')).toEqual(uc)
    expect(first('1347925802810')).toEqual(uc)
  })

  it('is looked up even with a wrong digit, and says so', () => {
    expect(first('001347925802811')).toEqual({
      tipo: 'uc',
      valor: '001347925802811',
      rotulo: 'UC, dígito não confere',
    })
  })

  it('is an old number when shorter, before a phone of as many digits', () => {
    expect(first('7001234567')).toEqual({ tipo: 'uc', valor: '7001234567', rotulo: 'UC, número anterior' })
    expect(labels('3432109876')).toEqual(['UC, número anterior', 'Telefone fixo', 'Medidor'])
  })

  it('is looked up as typed too when a short one passes for national', () => {
    expect(labels('101832')).toEqual(['UC, dígito correto', 'UC, número anterior', 'Medidor'])
  })
})

describe('a document', () => {
  it.each([
    ['529.982.247-25', '52998224725', 'CPF'],
    ['52998224725', '52998224725', 'CPF'],
    ['11.222.333/0001-81', '11222333000181', 'CNPJ'],
    ['115830024985', '115830024985', 'CEI'],
    ['29311861000184', '29311861000184', 'CAEPF'],
    ['12.abc.345/01de-35', '12ABC34501DE35', 'CNPJ alfanumérico'],
  ])('is recognised in %s', (q, valor, rotulo) => {
    expect(first(q)).toEqual({ tipo: 'documento', valor, rotulo })
  })

  it('comes after everything else when its digits are wrong', () => {
    expect(labels('529.982.247-26')).toEqual(['UC, número anterior', 'CPF, dígito não confere', 'Medidor'])
  })
})

describe('a phone', () => {
  it.each([
    ['34987654321', '+5534987654321', 'Celular'],
    ['(34) 98765-4321', '+5534987654321', 'Celular'],
    ['+55 34 98765 4321', '+5534987654321', 'Celular'],
    ['(34) 8765-4321', '+553487654321', 'Celular sem o nono dígito'],
    ['34 3210-9876', '+553432109876', 'Telefone fixo'],
    ['98765-4321', '987654321', 'Telefone sem DDD'],
    ['98765‑4321', '987654321', 'Telefone sem DDD'],
  ])('is recognised in %s', (q, valor, rotulo) => {
    expect(first(q)).toEqual({ tipo: 'telefone', valor, rotulo })
  })

  it('takes the area code given when it has none', () => {
    expect(interpretarBusca('98765-4321', { dddPadrao: '34' })[0]).toEqual({
      tipo: 'telefone',
      valor: '+5534987654321',
      rotulo: 'Telefone do DDD 34',
    })
  })

  it('comes first when written as one, though its digits make a CPF', () => {
    const both = Array.from({ length: 10_000 }, (_, n) => `349${String(n).padStart(8, '0')}`)
    const ambiguous = both.find((q) => labels(q)[0] === 'CPF')!
    expect(labels(ambiguous)).toContain('Celular')
    expect(labels(`(34) ${ambiguous.slice(2)}`)[0]).toBe('Celular')
  })
})

describe('other numbers', () => {
  it('of sixteen digits that start with a day are a protocol', () => {
    expect(first('2026 1121 0000 4217')).toEqual({
      tipo: 'protocolo',
      valor: '2026112100004217',
      rotulo: 'Protocolo',
    })
    expect(labels('2026 1321 0000 4217')).toEqual(['Medidor'])
  })

  it('of 44, 47 or 48 digits are a payment line, given as the line', () => {
    const { line, barcode } = vectors.arrecadacao[0]!
    const boleto = vectors.boleto[0]!.line
    expect(first(line)).toEqual({ tipo: 'linha_digitavel', valor: line, rotulo: 'Linha digitável' })
    expect(first(barcode)).toEqual({ tipo: 'linha_digitavel', valor: line, rotulo: 'Código de barras' })
    expect(first(boleto)?.valor).toBe(boleto)
    expect(labels(`${line.slice(0, -1)}0`)).toEqual(['Linha digitável, dígito não confere'])
    expect(labels(line.slice(0, 30))).toEqual(['Linha digitável, quantidade de dígitos não confere'])
  })
})

describe('letters', () => {
  it('with an @ are an e-mail or its beginning', () => {
    expect(first(' Maria@Gmail.com ')).toEqual({ tipo: 'email', valor: 'maria@gmail.com', rotulo: 'E-mail' })
    expect(first('maria@gm')).toEqual({ tipo: 'email', valor: 'maria@gm', rotulo: 'Início de e-mail' })
  })

  it('and digits in one word are a meter, or else a name', () => {
    expect(interpretarBusca('abc-1234567')).toEqual([
      { tipo: 'medidor', valor: 'ABC1234567', rotulo: 'Medidor' },
      { tipo: 'nome', valor: 'abc 1234567', rotulo: 'Nome' },
    ])
  })

  it.each(['Rua das Flores', 'av. Brasil 1.500', 'Praça da Sé', 'Flores 10', 'R. XV de Novembro, 20'])(
    'of a place are an address first: %s',
    (q) => {
      expect(first(q)?.tipo).toBe('endereco')
      expect(interpretarBusca(q).at(-1)?.tipo).toBe('nome')
    },
  )

  it('of an address keep their particles, folded', () => {
    expect(first('Av. São João, 10')?.valor).toBe('av sao joao 10')
  })

  it('of a name are folded, without particles', () => {
    expect(interpretarBusca('  JOSÉ da Silva S')).toEqual([
      { tipo: 'nome', valor: 'jose silva s', rotulo: 'Nome' },
    ])
    expect(interpretarBusca('Conceição')).toEqual([
      { tipo: 'nome', valor: 'conceicao', rotulo: 'Início de nome' },
    ])
    expect(interpretarBusca('da')).toEqual([{ tipo: 'nome', valor: 'da', rotulo: 'Início de nome' }])
    expect(interpretarBusca('rua')).toEqual([{ tipo: 'nome', valor: 'rua', rotulo: 'Início de nome' }])
  })
})

describe('any text', () => {
  it('without a letter or digit is nothing', () => {
    expect(interpretarBusca('')).toEqual([])
    expect(interpretarBusca(' \t\0 ')).toEqual([])
    expect(interpretarBusca('@')).toEqual([])
    expect(interpretarBusca("'; --")).toEqual([])
  })

  it('counts up to 100 characters', () => {
    expect(first(`  ${'a'.repeat(150)}`)?.valor).toHaveLength(100)
  })

  it('gives distinct interpretations that a database takes', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.integer({ min: 1, max: 50 }).chain(digits)), (q) => {
        const found = interpretarBusca(q)
        for (const { valor } of found) {
          expect(valor).toMatch(/^[^\p{Cc}\p{Cs}]{1,100}$/u)
          expect(valor).toBe(valor.trim())
        }
        expect(new Set(found.map(({ tipo, valor }) => `${tipo} ${valor}`)).size).toBe(found.length)
      }),
      { numRuns: 500 },
    )
  })

  it('with a digit is always understood as something', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }).chain(digits), (q) => interpretarBusca(q).length > 0),
    )
  })
})
