import { describe, expect, test } from 'vitest'
import type { ClasseDeRecusa } from '#emissao/channels/porta.ts'
import { decidirRecusa } from './recusa-de-canal.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const agora = new Date('2026-11-21T15:00:00Z')
const andamento = { tentativas: 2, liberadoEm: agora, prazoMs: 72 * HOUR, agora }
const resposta = { codigo: 400, codigoEstendido: null, texto: 'recusada', fase: 'mensagem' } as const

describe('a message that a channel did not take', () => {
  test.each<[ClasseDeRecusa, string, number | null, string | null, string]>([
    ['passageira', 'na_fila', 5 * MINUTE, null, 'boa'],
    ['ritmo', 'na_fila', 5 * MINUTE, null, 'conta_ruim'],
    ['canal', 'na_fila', MINUTE, null, 'conta_ruim'],
    ['destinatario', 'devolvido', null, 'endereco_invalido', 'boa'],
    ['recusa_da_pessoa', 'falhou', null, 'reclamacao', 'boa'],
    ['conteudo', 'falhou', null, null, 'boa'],
  ])('for %s is %s', (classe, estado, esperaMs, supressao, saude) => {
    const proximaEm = esperaMs === null ? null : new Date(agora.getTime() + esperaMs)
    expect(decidirRecusa({ classe, resposta }, andamento)).toMatchObject({
      estado,
      proximaEm,
      supressao,
      saude,
      erro: 'recusada',
    })
  })

  test('is given up at the end of its time, whatever the channel says', () => {
    const tarde = { ...andamento, liberadoEm: new Date(agora.getTime() - 72 * HOUR) }
    expect(decidirRecusa({ classe: 'canal', resposta }, tarde)).toMatchObject({ estado: 'falhou' })
  })
})
