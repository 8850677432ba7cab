import type { UcResumo } from '@ramal/shared/contracts/ucs.ts'
import { expect, it } from 'vitest'
import { hitsOf, onlyHit } from './hit.ts'

const uc = (id: number): UcResumo => ({
  id,
  numero: '001347925802810',
  numeroAnterior: null,
  nome: 'FULANA DE TAL',
  documentoMascarado: null,
  endereco: 'Rua A, 1',
  municipio: 'Uberaba',
})

it('puts the protocol that was typed before the UCs that it leads to', () => {
  const hits = hitsOf({ protocolo: '2026112100004217', itens: [uc(1)] })
  expect(hits.map(({ tipo }) => tipo)).toEqual(['protocolo', 'uc'])
})

it('leaves a choice only between several UCs', () => {
  expect(onlyHit(hitsOf({ protocolo: null, itens: [uc(1), uc(2)] }))).toBeUndefined()
  expect(onlyHit(hitsOf({ protocolo: null, itens: [] }))).toBeUndefined()
  expect(onlyHit(hitsOf({ protocolo: null, itens: [uc(1)] }))).toMatchObject({ uc: { id: 1 } })
  expect(onlyHit(hitsOf({ protocolo: '2026112100004217', itens: [uc(1)] }))).toMatchObject({
    protocolo: '2026112100004217',
  })
})
