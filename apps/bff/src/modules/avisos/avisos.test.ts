import { beforeAll, describe, expect, test } from 'vitest'
import { assinarAviso, corpoDaMensagem, corpoDoAviso } from '#emissao/channels/testing/avisos-graph.ts'
import { describeOnSqlite } from '#testing/describe-each-engine.ts'
import {
  createCenaDeAvisos,
  segredoApp,
  tokenVerificacao,
  URL_DO_WEBHOOK,
  type CenaDeAvisos,
} from './testing/cena-avisos.ts'

const DIA_MS = 86_400_000

type Chamada = readonly [Buffer, Record<string, string>]

describeOnSqlite('the webhook of WhatsApp', (open) => {
  let cena: CenaDeAvisos
  beforeAll(async () => {
    cena = await createCenaDeAvisos(await open())
    return () => cena.app.close()
  })

  describe('asked whether the address is ours', () => {
    const perguntar = (pergunta: Record<string, string>) =>
      cena.anonimo('GET', `${URL_DO_WEBHOOK}?${new URLSearchParams(pergunta).toString()}`)
    const certa = {
      'hub.mode': 'subscribe',
      'hub.verify_token': tokenVerificacao,
      'hub.challenge': '1158201444',
    }

    test('gives the challenge back as plain text', async () => {
      const { status: code, body, headers } = await perguntar(certa)
      expect([code, String(body), headers['content-type']]).toEqual([
        200,
        '1158201444',
        'text/plain; charset=utf-8',
      ])
    })

    test.each([
      ['another word', { ...certa, 'hub.verify_token': 'palavra-combinadA' }],
      ['no word', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
      ['another mode', { ...certa, 'hub.mode': 'unsubscribe' }],
    ])('refuses %s', async (_, pergunta) => {
      const { status: code, body } = await perguntar(pergunta)
      expect([code, body.codigo]).toEqual([403, 'sem_permissao'])
    })
  })

  test('welcomes the very same call again, and changes nothing by it', async () => {
    const caso = await cena.caso()
    const corpo = corpoDoAviso([
      cena.status(caso, {
        status: 'failed',
        erro: { code: 131026, title: 'Message undeliverable', details: 'No.' },
      }),
    ])
    await cena.post(corpo)
    await cena.tratar()
    expect(await caso.resultado()).toEqual(['whatsapp devolvido', 'impressao na_fila'])
    expect(await caso.supressoes()).toMatchObject([{ evidencia: '131026 Message undeliverable: No.' }])
    const antes = [await cena.avisos(), await caso.eventos(), await caso.recibos()]
    expect((await cena.post(corpo)).status).toBe(200)
    await cena.tratar()
    expect([await cena.avisos(), await caso.eventos(), await caso.recibos()]).toEqual(antes)
  })

  test.each<[string, (corpo: Buffer) => Chamada]>([
    ['signed with another secret', (corpo: Buffer) => [corpo, assinarAviso(corpo, 'another')]],
    ['without a signature', (corpo: Buffer) => [corpo, { 'content-type': 'application/json' }]],
    ['cut off', (corpo: Buffer) => [corpo.subarray(0, -1), assinarAviso(corpo, segredoApp)]],
    [
      'changed',
      (corpo: Buffer) => [Buffer.concat([corpo, Buffer.from(' ')]), assinarAviso(corpo, segredoApp)],
    ],
    [
      'with half a signature',
      (corpo: Buffer) => {
        const headers = assinarAviso(corpo, segredoApp)
        return [corpo, { ...headers, 'x-hub-signature-256': headers['x-hub-signature-256']!.slice(0, 40) }]
      },
    ],
  ])('refuses a call %s before it is read', async (_, forjar) => {
    const caso = await cena.caso()
    const antes = await cena.avisos()
    expect(await cena.post(...forjar(corpoDoAviso([cena.status(caso)])))).toEqual({
      status: 401,
      codigo: 'aviso_recusado',
    })
    await cena.tratar()
    expect(await caso.resultado()).toEqual(['whatsapp aceito'])
    expect(await cena.avisos()).toEqual(antes)
  })

  test.each([
    ['no JSON', '{"object":'],
    ['no webhook of WhatsApp', '{"object":"page","entry":[]}'],
    ['a status without its message', corpoDoAviso([{ id: '', status: 'sent', em: new Date() }])],
    ['nothing', ''],
  ])('refuses signed what is %s', async (_, corpo) => {
    expect(await cena.post(Buffer.from(corpo))).toEqual({ status: 422, codigo: 'validacao' })
  })

  test('takes in what it can read of a call, beside a status of a shape that it does not know', async () => {
    const caso = await cena.caso()
    const estranho = { id: '', status: 'sent', em: new Date() }
    const lido = cena.status(caso, { status: 'delivered' })
    expect((await cena.post(corpoDoAviso([estranho, lido]))).status).toBe(200)
    await cena.tratar()
    expect(await caso.resultado()).toEqual(['whatsapp entregue'])
  })

  test('refuses what was recorded longer ago than Meta gives again', async () => {
    const caso = await cena.caso()
    const ha = (ms: number) => new Date(cena.relogio.agora().getTime() - ms)
    const antigo = corpoDoAviso([cena.status(caso, { em: ha(8 * DIA_MS + 1000) })])
    expect(await cena.post(antigo)).toEqual({ status: 401, codigo: 'aviso_recusado' })
    expect((await cena.post(corpoDoAviso([cena.status(caso, { em: ha(7 * DIA_MS) })]))).status).toBe(200)
  })

  test('does not keep what people write', async () => {
    const antes = await cena.avisos()
    expect((await cena.post(corpoDaMensagem('553487654321', 'Oi', cena.relogio.agora()))).status).toBe(200)
    expect(await cena.avisos()).toEqual(antes)
  })
})
