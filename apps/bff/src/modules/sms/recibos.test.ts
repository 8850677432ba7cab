import { expect, test } from 'vitest'
import type { Recibo, ReciboTratado } from '#emissao/retornos/recibo.ts'
import { referenciaDoDisparo } from '#emissao/retornos/referencia.ts'
import { deriveKey } from '#secret-key.ts'
import { createRelogio } from '#testing/relogio.ts'
import { createReceberReciboSms } from './recibos.ts'

const secretKey = 'a-secret-key-that-only-the-tests-know'
const token = referenciaDoDisparo(7, deriveKey(secretKey, 'recibos'))

function open(tratados: ReciboTratado[]) {
  const recibos: Recibo[] = []
  const receber = createReceberReciboSms({
    receberRecibo: (recibo) => {
      recibos.push(recibo)
      return Promise.resolve(tratados.shift() ?? 'adiado')
    },
    relogio: createRelogio(),
    secretKey,
    esperasMs: [0, 0],
  })
  return { receber, recibos }
}

test('a receipt that overtakes the record of the acceptance waits a little, for Kannel asks only once', async () => {
  const { receber, recibos } = open(['adiado', 'aplicado'])
  const aviso = {
    token: token.toUpperCase(),
    nome: 'sms-1',
    estado: '1',
    resposta: 'id:9 stat:DELIVRD err:000',
    mensagem: 'k-1',
  }
  expect(await receber(aviso)).toBe('aplicado')
  expect(recibos).toHaveLength(2)
  expect(recibos[1]).toMatchObject({
    canal: 'sms',
    disparoId: 7,
    externoId: 'sms-1',
    estado: 'delivery success',
    codigo: '000',
    detalhe: 'id:9 stat:DELIVRD err:000 k-1',
    significa: 'entregue',
  })
})

test('and in the end is to be told again', async () => {
  const { receber, recibos } = open([])
  expect(await receber({ token, nome: 'sms-1', estado: '1' })).toBe('adiado')
  expect(recibos).toHaveLength(3)
})
