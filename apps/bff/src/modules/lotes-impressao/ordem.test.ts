import { expect, test } from 'vitest'
import { ordenarMembros } from './ordem.ts'

const of = (roteiro: string | null, cep: string | null = '38400001', uc = '1', disparoId = 1) => ({
  disparoId,
  faturaId: disparoId,
  finalidade: 'primeira_via' as const,
  conteudo: 'fatura' as const,
  uc,
  chave: '0',
  competencia: '2026-11',
  cep,
  roteiro,
})

test.each([
  ['routes as people number them', [of('9'), of('09-1'), of('10')]],
  ['letters of a route among its numbers', [of('A-2'), of('A-10'), of('B-1')]],
  ['the CEP within a route', [of('9', '38400001'), of('9', '38400002'), of('10', '38400000')]],
  ['the UC within a CEP', [of('9', '1', '2'), of('9', '1', '10')]],
  [
    'what has no route or no CEP last',
    [of('9', '1'), of('9', null), of('10'), of(null, '1'), of(null, null)],
  ],
  ['the older first where all is equal', [of('9', '1', '1', 2), of('9', '1', '1', 10)]],
])('puts %s', (_, ordered) => {
  expect(ordenarMembros(ordered.toReversed())).toEqual(ordered)
})
