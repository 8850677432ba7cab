import { expect, it } from 'vitest'
import { situacaoDoDisparo } from './disparo.ts'

const papel = { meio: 'impressao', loteId: null } as const

it('says of paper that it is printed, in a lot or waiting, and of a message what its server did', () => {
  const rotulos = [
    { ...papel, estado: 'na_fila' },
    { ...papel, estado: 'na_fila', loteId: 7 },
    { ...papel, estado: 'aceito', loteId: 7 },
    { ...papel, estado: 'cancelado' },
    { ...papel, meio: 'email', estado: 'aceito' },
  ] as const
  expect(rotulos.map((disparo) => situacaoDoDisparo(disparo).rotulo)).toEqual([
    'espera a impressão',
    'no lote 7',
    'impresso',
    'cancelado',
    'aceito pelo servidor',
  ])
})
