import { describe, expect, test } from 'vitest'
import { EnderecoInvalido, enderecoAscii, lerCaixa } from './endereco.ts'

describe('an address of an envelope', () => {
  test.each([
    ['ana@example.com', 'ana@example.com'],
    ['Ana.Maria+luz@Example.com.br', 'Ana.Maria+luz@Example.com.br'],
    ['ana@elétrica.com.br', 'ana@xn--eltrica-cya.com.br'],
    ['ana@Elétrica.com.br', 'ana@xn--eltrica-cya.com.br'],
  ])('%s is written as %s', (endereco, ascii) => {
    expect(enderecoAscii(endereco)).toBe(ascii)
  })

  test.each([
    'joão@example.com',
    'ana',
    '@example.com',
    'ana@',
    'ana@localhost@',
    'a b@example.com',
    'ana@exa mple.com',
    'ana@example.com\r\nBcc: x@example.com',
    'ana@example.com>',
    '<ana@example.com>',
    'ana@example.com,bia@example.com',
    'ana\u0000@example.com',
    'ana@\u0000elétrica.com',
  ])('%j is refused', (endereco) => {
    expect(() => enderecoAscii(endereco)).toThrow(EnderecoInvalido)
  })
})

test.each([
  ['Distribuidora <faturas@example.com>', { nome: 'Distribuidora', endereco: 'faturas@example.com' }],
  ['"Luz & Força" <faturas@example.com>', { nome: 'Luz & Força', endereco: 'faturas@example.com' }],
  [' <faturas@example.com> ', { nome: null, endereco: 'faturas@example.com' }],
  ['faturas@example.com', { nome: null, endereco: 'faturas@example.com' }],
])('the sender %j names a mailbox', (remetente, caixa) => {
  expect(lerCaixa(remetente)).toEqual(caixa)
})
