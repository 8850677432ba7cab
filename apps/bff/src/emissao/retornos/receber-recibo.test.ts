import { beforeAll, describe, expect, test } from 'vitest'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import type { Recibo } from './recibo.ts'
import { createCenaDeRecibos, type CenaDeRecibos } from './testing/cena-recibos.ts'

const ENTREGUE: Partial<Recibo> = { estado: 'delivered', significa: 'entregue' }
const LIDO: Partial<Recibo> = { estado: 'read', significa: 'lido' }
const ENVIADO: Partial<Recibo> = { estado: 'sent', significa: 'enviado' }
const falha = (
  falhou: Exclude<Recibo['significa'], string>['falhou'],
  codigo = '131026',
): Partial<Recibo> => ({
  estado: 'failed',
  codigo,
  detalhe: 'Message undeliverable',
  significa: { falhou },
})
const FALHOU = falha('destinatario')

describeEachEngine('what a provider says of a message:', (open) => {
  let cena: CenaDeRecibos
  beforeAll(async () => {
    cena = await createCenaDeRecibos(await open())
    return () => cena.app.close()
  })

  describe('receipts of a message', () => {
    test.each([
      ['in order', [ENVIADO, ENTREGUE, LIDO], 'lido'],
      ['backwards', [LIDO, ENTREGUE, ENVIADO], 'lido'],
      ['without the delivery', [LIDO, ENVIADO], 'lido'],
      ['of the delivery alone', [ENTREGUE], 'entregue'],
      ['that it was sent', [ENVIADO], 'aceito'],
      ['of a failure after the delivery', [ENTREGUE, FALHOU], 'entregue'],
      ['of a delivery after the failure', [FALHOU, ENTREGUE], 'entregue'],
      ['of a reading after the failure', [FALHOU, LIDO, ENTREGUE], 'lido'],
    ])('%s leave it in the state that is true', async (_, recibos, estado) => {
      const caso = await cena.caso()
      for (const recibo of recibos) expect(await caso.receber(recibo)).toBe('aplicado')
      expect((await caso.resultado())[0]).toBe(`whatsapp ${estado}`)
      expect(await caso.recibos()).toHaveLength(recibos.length)
    })

    test('count once, also when two come at the same moment', async () => {
      const caso = await cena.caso()
      const answers = await Promise.all([caso.receber(FALHOU), caso.receber(FALHOU)])
      expect(answers.toSorted()).toEqual(['aplicado', 'repetido'])
      const depois = [await caso.resultado(), await caso.supressoes(), await caso.eventos()]
      expect(await caso.receber(FALHOU)).toBe('repetido')
      expect([await caso.resultado(), await caso.supressoes(), await caso.eventos()]).toEqual(depois)
    })

    test('of a number that does not exist suppress it, mark the contact, print the bill and tell the protocol once', async () => {
      const caso = await cena.caso()
      await caso.receber(FALHOU)
      expect(await caso.resultado()).toEqual(['whatsapp devolvido', 'impressao na_fila'])
      expect(await caso.supressoes()).toMatchObject([
        {
          meio: 'whatsapp',
          endereco: caso.celular,
          motivo: 'endereco_invalido',
          evidencia: '131026 Message undeliverable',
        },
      ])
      expect(await caso.contatos()).toMatchObject([
        { tipo: 'celular', valor: caso.celular, situacao: 'devolvido' },
      ])
      const { body } = await cena.agente('GET', `/api/protocolos/${cena.protocolo}`)
      const eventos = body.eventos as { dados: { tipo: string; disparoId?: number } }[]
      const told = eventos
        .map(({ dados }) => dados)
        .filter(({ tipo, disparoId }) => tipo === 'disparo.recibo' && disparoId === caso.disparoId)
      expect(told).toEqual([
        {
          tipo: 'disparo.recibo',
          disparoId: caso.disparoId,
          meio: 'whatsapp',
          estado: 'failed',
          codigo: '131026',
          detalhe: 'Message undeliverable',
        },
      ])
    })

    test('that take a failure back lift what the number was blamed for', async () => {
      const caso = await cena.caso()
      await caso.receber(FALHOU)
      await caso.receber(ENTREGUE)
      expect(await caso.supressoes()).toMatchObject([{ levantadaEm: expect.any(Date) }])
      expect(await caso.contatos()).toMatchObject([{ situacao: 'informado', devolvidoEm: null }])
    })

    test('of a person who wants no more end the adhesion, back to paper', async () => {
      const caso = await cena.caso()
      await caso.receber(falha('recusa_da_pessoa', '131050'))
      expect(await caso.resultado()).toEqual(['whatsapp falhou', 'impressao na_fila'])
      expect(await caso.supressoes()).toMatchObject([
        { meio: 'whatsapp', motivo: 'reclamacao', expiraEm: null },
      ])
      expect((await cena.agente('GET', `/api/ucs/${caso.uc.id}/envio-digital`)).body.adesao).toBeNull()
    })

    test('of a failure print nothing while another copy may arrive', async () => {
      const caso = await cena.caso(['maria@example.com'])
      await caso.receber(falha('conteudo', '131047'))
      expect((await caso.resultado()).toSorted()).toEqual(['email na_fila', 'whatsapp falhou'])
      expect(await caso.supressoes()).toEqual([])
    })
  })

  describe('a failure that may pass, told after the acceptance,', () => {
    test.each(['passageira', 'ritmo', 'canal'] as const)('puts it back in the queue: %s', async (classe) => {
      const caso = await cena.caso()
      await caso.receber(falha(classe, '131000'))
      expect(await caso.disparosDa()).toMatchObject([
        { estado: 'na_fila', proximaTentativaEm: new Date(cena.relogio.agora().getTime() + 60_000) },
      ])
      // The delivery of the message that had failed makes another one needless.
      await caso.receber(ENTREGUE)
      expect(await caso.disparosDa()).toMatchObject([{ estado: 'entregue', proximaTentativaEm: null }])
    })

    test('is not sent again either when its answer was lost and the delivery tells that it had gone out', async () => {
      const caso = await cena.caso()
      const espera = { estado: 'na_fila', externoId: null, proximaTentativaEm: cena.relogio.agora() } as const
      await caso.marcar({ ...espera, tentativas: 0 })
      await caso.receber(ENTREGUE)
      expect(await caso.resultado()).toEqual(['whatsapp na_fila'])
      await caso.marcar({ tentativas: 1 })
      await caso.receber(LIDO)
      expect(await caso.disparosDa()).toMatchObject([{ estado: 'lido', proximaTentativaEm: null }])
    })

    test('prints the bill when its deadline is over', async () => {
      const caso = await cena.caso()
      await caso.marcar({ liberadoEm: new Date(cena.relogio.agora().getTime() - 30 * 86_400_000) })
      await caso.receber(falha('passageira'))
      expect(await caso.resultado()).toEqual(['whatsapp falhou', 'impressao na_fila'])
    })

    test('is not tried again once the customer has left the adhesion', async () => {
      const caso = await cena.caso(['maria@example.com'])
      const { id } = caso.destinatarios.find(({ meio }) => meio === 'whatsapp')!
      await cena.agente('DELETE', `/api/ucs/${caso.uc.id}/envio-digital/destinatarios/${id}`)
      await caso.receber(falha('passageira'))
      expect((await caso.resultado()).toSorted()).toEqual(['email na_fila', 'whatsapp cancelado'])
    })

    test('of an earlier message says nothing of the one that was accepted after it', async () => {
      const caso = await cena.caso()
      await caso.marcar({ externoId: `${caso.wamid}.2` })
      expect(await caso.receber(FALHOU)).toBe('aplicado')
      expect(await caso.resultado()).toEqual(['whatsapp aceito'])
      await caso.receber(ENTREGUE)
      expect(await caso.resultado()).toEqual(['whatsapp entregue'])
    })
  })

  describe('a receipt', () => {
    test('that comes before the acceptance is written has to be given again, and leaves nothing behind', async () => {
      const caso = await cena.caso()
      await caso.marcar({ estado: 'enviando', externoId: null })
      expect(await caso.receber(LIDO)).toBe('adiado')
      expect(await caso.recibos()).toEqual([])
      await caso.marcar({ estado: 'aceito', externoId: caso.wamid })
      expect(await caso.receber(LIDO)).toBe('aplicado')
      expect(await caso.resultado()).toEqual(['whatsapp lido'])
    })

    test.each([
      ['another number', { numero: '5511912345678' }] as [string, Partial<Recibo>],
      ['an unknown message', { disparoId: null, externoId: 'wamid.OTHER' }],
      ['a disparo that does not exist', { disparoId: 999_999 }],
      ['another channel', { canal: 'sms' as const }],
    ])('of %s is kept and changes nothing', async (_, outro) => {
      const caso = await cena.caso()
      expect(await caso.receber({ ...FALHOU, ...outro })).toBe('sem_disparo')
      expect(await caso.resultado()).toEqual(['whatsapp aceito'])
      expect([await caso.supressoes(), await caso.contatos()]).toEqual([[], []])
      expect(await cena.recibosDe(outro.externoId ?? caso.wamid)).toMatchObject([{ disparoId: null }])
    })

    test.each([
      ['by the name that the provider gave it', () => ({ disparoId: null })],
      ['of a person known by a username', () => ({ numero: null })],
      ['with a prefix before the number', (celular: string) => ({ numero: `00155${celular.slice(3)}` })],
      ['with the ninth digit', (celular: string) => ({ numero: celular.slice(1) })],
    ])('finds its message %s', async (_, como) => {
      const caso = await cena.caso()
      expect(await caso.receber({ ...ENTREGUE, ...como(caso.celular) })).toBe('aplicado')
      expect(await caso.resultado()).toEqual(['whatsapp entregue'])
    })
  })

  describe('the receipt of an SMS whose name is not known yet', () => {
    test('waits for a minute, in case it was faster than the record of its acceptance', async () => {
      const caso = await cena.caso()
      const recibo = { canal: 'sms', disparoId: null, externoId: 'A1B2', estado: 'DELIVRD' } as const
      expect(await caso.receber(recibo)).toBe('adiado')
      cena.relogio.advance(59_999)
      expect(await caso.receber(recibo)).toBe('adiado')
      cena.relogio.advance(1)
      expect(await caso.receber(recibo)).toBe('sem_disparo')
      expect(await cena.recibosDe('A1B2')).toMatchObject([{ canal: 'sms', disparoId: null }])
    })
  })
})
