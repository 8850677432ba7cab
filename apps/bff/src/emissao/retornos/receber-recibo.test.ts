import { expect, test } from 'vitest'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import type { Recibo } from './recibo.ts'
import { CELULAR, createCenaDeRecibos } from './testing/cena-recibos.ts'

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

describeEachEngine('receipts of a message', (open) => {
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
    const cena = await createCenaDeRecibos(await open())
    for (const recibo of recibos) expect(await cena.receber(recibo)).toBe('aplicado')
    expect((await cena.resultado())[0]).toBe(`whatsapp ${estado}`)
    expect(await cena.recibos()).toHaveLength(recibos.length)
  })

  test('count once, also when two come at the same moment', async () => {
    const cena = await createCenaDeRecibos(await open())
    const answers = await Promise.all([cena.receber(FALHOU), cena.receber(FALHOU)])
    expect(answers.toSorted()).toEqual(['aplicado', 'repetido'])
    const depois = [await cena.resultado(), await cena.supressoes(), await cena.eventos()]
    expect(await cena.receber(FALHOU)).toBe('repetido')
    expect([await cena.resultado(), await cena.supressoes(), await cena.eventos()]).toEqual(depois)
  })

  test('of a number that does not exist suppress it, mark the contact, print the bill and tell the protocol', async () => {
    const cena = await createCenaDeRecibos(await open())
    await cena.receber(FALHOU)
    expect(await cena.resultado()).toEqual(['whatsapp devolvido', 'impressao na_fila'])
    expect(await cena.supressoes()).toMatchObject([
      {
        meio: 'whatsapp',
        endereco: CELULAR,
        motivo: 'endereco_invalido',
        evidencia: '131026 Message undeliverable',
      },
    ])
    expect(await cena.contatos()).toMatchObject([{ tipo: 'celular', valor: CELULAR, situacao: 'devolvido' }])
    const { body } = await cena.agente('GET', `/api/protocolos/${cena.protocolo}`)
    const told = body.eventos.map(({ dados }: { dados: object }) => dados)
    expect(told).toContainEqual({
      tipo: 'disparo.recibo',
      disparoId: cena.disparoId,
      meio: 'whatsapp',
      estado: 'failed',
      codigo: '131026',
      detalhe: 'Message undeliverable',
    })
  })

  test('that take a failure back lift what the number was blamed for', async () => {
    const cena = await createCenaDeRecibos(await open())
    await cena.receber(FALHOU)
    await cena.receber(ENTREGUE)
    expect(await cena.supressoes()).toMatchObject([{ levantadaEm: expect.any(Date) }])
    expect(await cena.contatos()).toMatchObject([{ situacao: 'informado', devolvidoEm: null }])
  })

  test('of a person who wants no more end the adhesion, back to paper', async () => {
    const cena = await createCenaDeRecibos(await open())
    await cena.receber(falha('recusa_da_pessoa', '131050'))
    expect(await cena.resultado()).toEqual(['whatsapp falhou', 'impressao na_fila'])
    expect(await cena.supressoes()).toMatchObject([
      { meio: 'whatsapp', motivo: 'reclamacao', expiraEm: null },
    ])
    expect((await cena.agente('GET', `/api/ucs/${cena.uc.id}/envio-digital`)).body.adesao).toBeNull()
  })

  test('of a failure print nothing while another copy may arrive', async () => {
    const cena = await createCenaDeRecibos(await open(), ['maria@example.com'])
    await cena.receber(falha('conteudo', '131047'))
    expect((await cena.resultado()).toSorted()).toEqual(['email na_fila', 'whatsapp falhou'])
    expect(await cena.supressoes()).toEqual([])
  })
})

describeEachEngine('a failure that may pass, told after the acceptance,', (open) => {
  test.each(['passageira', 'ritmo', 'canal'] as const)('puts it back in the queue: %s', async (classe) => {
    const cena = await createCenaDeRecibos(await open())
    await cena.receber(falha(classe, '131000'))
    expect(await cena.disparosDa()).toMatchObject([
      { estado: 'na_fila', proximaTentativaEm: new Date(cena.relogio.agora().getTime() + 60_000) },
    ])
    // The delivery of the message that had failed makes another one needless.
    await cena.receber(ENTREGUE)
    expect(await cena.disparosDa()).toMatchObject([{ estado: 'entregue', proximaTentativaEm: null }])
  })

  test('prints the bill when its deadline is over', async () => {
    const cena = await createCenaDeRecibos(await open())
    cena.relogio.advance(30 * 86_400_000)
    await cena.receber(falha('passageira'))
    expect(await cena.resultado()).toEqual(['whatsapp falhou', 'impressao na_fila'])
  })

  test('is not tried again once the customer has left the adhesion', async () => {
    const cena = await createCenaDeRecibos(await open(), ['maria@example.com'])
    const { id } = cena.destinatarios.find(({ meio }) => meio === 'whatsapp')!
    await cena.agente('DELETE', `/api/ucs/${cena.uc.id}/envio-digital/destinatarios/${id}`)
    await cena.receber(falha('passageira'))
    expect((await cena.resultado()).toSorted()).toEqual(['email na_fila', 'whatsapp cancelado'])
  })

  test('of an earlier message says nothing of the one that was accepted after it', async () => {
    const cena = await createCenaDeRecibos(await open())
    await cena.marcar(cena.disparoId, 'aceito', 'wamid.FAKE00000002')
    expect(await cena.receber(FALHOU)).toBe('aplicado')
    expect(await cena.resultado()).toEqual(['whatsapp aceito'])
    await cena.receber(ENTREGUE)
    expect(await cena.resultado()).toEqual(['whatsapp entregue'])
  })
})

describeEachEngine('a receipt', (open) => {
  test('that comes before the acceptance is written has to be given again, and leaves nothing behind', async () => {
    const cena = await createCenaDeRecibos(await open())
    await cena.marcar(cena.disparoId, 'enviando', null)
    expect(await cena.receber(LIDO)).toBe('adiado')
    expect(await cena.recibos()).toEqual([])
    await cena.marcar(cena.disparoId, 'aceito')
    expect(await cena.receber(LIDO)).toBe('aplicado')
    expect(await cena.resultado()).toEqual(['whatsapp lido'])
  })

  test.each([
    ['another number', { numero: '5511912345678' }],
    ['an unknown message', { disparoId: null, externoId: 'wamid.OTHER' }],
    ['a disparo that does not exist', { disparoId: 999_999 }],
    ['another channel', { canal: 'sms' as const }],
  ])('of %s is kept and changes nothing', async (_, outro) => {
    const cena = await createCenaDeRecibos(await open())
    expect(await cena.receber({ ...FALHOU, ...outro })).toBe('sem_disparo')
    expect(await cena.resultado()).toEqual(['whatsapp aceito'])
    expect([await cena.supressoes(), await cena.contatos()]).toEqual([[], []])
    expect(await cena.recibos()).toMatchObject([{ disparoId: null }])
  })

  test.each([
    ['by the name that the provider gave it', { disparoId: null }],
    ['of a person known by a username', { numero: null }],
    ['with the ninth digit', { numero: '5534987654321' }],
  ])('finds its message %s', async (_, como) => {
    const cena = await createCenaDeRecibos(await open())
    expect(await cena.receber({ ...ENTREGUE, ...como })).toBe('aplicado')
    expect(await cena.resultado()).toEqual(['whatsapp entregue'])
  })
})

describeEachEngine('the receipt of an SMS whose name is not known yet', (open) => {
  test('waits for a minute, in case it was faster than the record of its acceptance', async () => {
    const cena = await createCenaDeRecibos(await open())
    const recibo = { canal: 'sms', disparoId: null, externoId: 'A1B2', estado: 'DELIVRD' } as const
    expect(await cena.receber(recibo)).toBe('adiado')
    cena.relogio.advance(59_999)
    expect(await cena.receber(recibo)).toBe('adiado')
    cena.relogio.advance(1)
    expect(await cena.receber(recibo)).toBe('sem_disparo')
    expect(await cena.recibos()).toMatchObject([{ canal: 'sms', externoId: 'A1B2', disparoId: null }])
  })
})
