import { expect, test } from 'vitest'
import { CABECALHO_MANIFESTO, linhaDoManifesto } from './manifesto.ts'

const membro = {
  disparoId: 1,
  faturaId: 1,
  finalidade: 'primeira_via',
  conteudo: 'fatura',
  uc: '001347925802810',
  chave: '31261100000000000191660010000000011000000017',
  competencia: '2026-11',
  cep: '38400123',
  roteiro: '12-0345-07',
} as const
const lugar = { sequencia: 7, primeiraPagina: 13, paginas: 2 }

test('begins with the mark by which spreadsheets know UTF-8', () => {
  expect(CABECALHO_MANIFESTO.startsWith('\uFEFFsequencia;uc;')).toBe(true)
})

test('has a line per bill', () => {
  expect(linhaDoManifesto(membro, lugar)).toBe(
    '7;001347925802810;31261100000000000191660010000000011000000017;2026-11;38400123;12-0345-07;13;2\r\n',
  )
})

test.each(['=1+1', '+55', '-2', '@SUM(A1)'])('keeps %s from being calculated', (roteiro) => {
  expect(linhaDoManifesto({ ...membro, roteiro }, lugar)).toContain(`;'${roteiro};`)
})

test('quotes what would break the line', () => {
  expect(linhaDoManifesto({ ...membro, roteiro: 'a;"b"\n' }, lugar)).toContain(';"a;""b""\n";')
})
