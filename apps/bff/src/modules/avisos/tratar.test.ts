import { beforeAll, expect, test } from 'vitest'
import { corpoDaMensagem, corpoDoAviso } from '#emissao/channels/testing/avisos-graph.ts'
import { referenciaDoDisparo } from '#emissao/retornos/referencia.ts'
import { deriveKey } from '#secret-key.ts'
import { describeOnSqlite } from '#testing/describe-each-engine.ts'
import { createEsquecerAvisos } from './esquecer.ts'
import { createCenaDeAvisos, type Caso, type CenaDeAvisos } from './testing/cena-avisos.ts'

const DIA_MS = 86_400_000

describeOnSqlite('what came by the webhook of WhatsApp', (open) => {
  let cena: CenaDeAvisos
  /** Made while the agent is still signed in, for the test that moves the clock by months. */
  let doComeco: Caso
  beforeAll(async () => {
    cena = await createCenaDeAvisos(await open())
    doComeco = await cena.caso()
    return () => cena.app.close()
  })

  test('takes statuses in whatever order they come, each once', async () => {
    const caso = await cena.caso()
    const chamadas = [['read'], ['sent', 'delivered'], ['read'], ['delivered']].map((estados) =>
      corpoDoAviso(estados.map((estado) => cena.status(caso, { status: estado }))),
    )
    for (const corpo of chamadas) expect((await cena.post(corpo)).status).toBe(200)
    await cena.tratar()
    expect(await caso.resultado()).toEqual(['whatsapp lido'])
    expect((await caso.recibos()).map(({ estado }) => estado).toSorted()).toEqual([
      'delivered',
      'read',
      'sent',
    ])
  })

  test('ends the adhesion of who asked Meta for no more', async () => {
    const caso = await cena.caso()
    await cena.post(
      corpoDoAviso([cena.status(caso, { status: 'failed', erro: { code: 131050, title: 'Opted out' } })]),
    )
    await cena.tratar()
    expect(await caso.resultado()).toEqual(['whatsapp falhou', 'impressao na_fila'])
    expect((await caso.eventos()).at(-1)?.dados).toMatchObject({ motivo: 'reclamacao' })
  })

  test.each(['PARAR', 'Sair.', ' stop '])(
    'ends the adhesion of who answers %j, and of nobody else',
    async (texto) => {
      const caso = await cena.caso(['maria@example.com'])
      const outro = await cena.caso()
      const dizer = (body: string, em: Date) =>
        cena.post(corpoDaMensagem(caso.celular.replace('+55349', '5534'), body, em))
      await dizer('Quero parar de pagar', cena.relogio.agora())
      await cena.tratar()
      const adesao = async ({ uc }: Caso) =>
        (await cena.agente('GET', `/api/ucs/${uc.id}/envio-digital`)).body.adesao?.destinatarios.length
      expect(await adesao(caso)).toBe(2)
      await dizer(texto, cena.relogio.agora())
      await cena.tratar()
      expect([await adesao(caso), await adesao(outro)]).toEqual([1, 1])
      expect((await caso.eventos()).at(-1)?.dados).toMatchObject({ motivo: 'descadastro' })
    },
  )

  test('finds a message by its name where the reference is missing or forged', async () => {
    const caso = await cena.caso()
    const outro = await cena.caso()
    const referencia = referenciaDoDisparo(outro.disparoId, deriveKey('another', 'recibos'))
    await cena.post(
      corpoDoAviso([
        cena.status(caso, { referencia }),
        cena.status(outro, { referencia: null, numero: null }),
      ]),
    )
    await cena.tratar()
    expect([await caso.resultado(), await outro.resultado()]).toEqual([
      ['whatsapp entregue'],
      ['whatsapp entregue'],
    ])
  })

  test('tries a status again that came before its acceptance was written, without holding up others', async () => {
    const caso = await cena.caso()
    const outro = await cena.caso()
    await caso.marcar({ estado: 'enviando', externoId: null })
    await cena.post(corpoDoAviso([cena.status(caso)]))
    await cena.post(corpoDoAviso([cena.status(outro)]))
    await cena.tratar()
    expect(await outro.resultado()).toEqual(['whatsapp entregue'])
    expect((await cena.avisos()).filter(({ processadoEm }) => processadoEm === null)).toMatchObject([
      { erro: expect.stringContaining('ainda não terminou') },
    ])
    await caso.marcar({ estado: 'aceito', externoId: caso.wamid })
    cena.relogio.advance(10_000)
    await cena.tratar()
    expect(await caso.resultado()).toEqual(['whatsapp entregue'])
    expect((await cena.avisos()).filter(({ processadoEm }) => processadoEm === null)).toEqual([])
  })

  test('gives up one that fails again and again, with its reason, and works through the others', async () => {
    const caso = await cena.caso()
    await cena.post(corpoDoAviso([cena.status(caso, { status: 'sent' })]))
    await cena.tratar()
    const { id } = (await cena.avisos()).at(-1)!
    const { transaction, tables } = cena.unitOfWork
    await transaction(async (tx) => {
      const estragado = {
        corpoDeflate: Buffer.from('broken'),
        hash: 'x',
        processadoEm: null,
        tentativas: 0,
        id: id + 1,
      }
      await tx
        .insert(tables.avisosRecebidos)
        .values({ ...estragado, canal: 'whatsapp', recebidoEm: cena.relogio.agora() })
    })
    await cena.post(corpoDoAviso([cena.status(caso)]))
    await cena.tratar()
    expect(await caso.resultado()).toEqual(['whatsapp entregue'])
    cena.relogio.advance(3_600_000)
    for (let tries = 0; tries < 12; tries++) await cena.tratar()
    expect((await cena.avisos()).find((aviso) => aviso.hash === 'x')).toMatchObject({
      tentativas: 12,
      processadoEm: expect.any(Date),
      erro: 'Error',
    })
    expect(await cena.tratar()).toBe(0)
  })

  test('is forgotten after three months, and what proves something is kept with its disparo', async () => {
    const caso = doComeco
    await cena.post(
      corpoDoAviso([
        cena.status(caso),
        cena.status(caso, { id: 'wamid.OF.ANOTHER.SYSTEM', referencia: null }),
      ]),
    )
    await cena.tratar()
    const esquecer = createEsquecerAvisos(cena.unitOfWork, cena.relogio)
    await esquecer()
    expect(await cena.recibosDe('wamid.OF.ANOTHER.SYSTEM')).toHaveLength(1)
    cena.relogio.advance(90 * DIA_MS + 1)
    expect(await esquecer()).toBeGreaterThan(1)
    expect(await cena.avisos()).toEqual([])
    expect(await caso.recibos()).toHaveLength(1)
    expect(await cena.recibosDe('wamid.OF.ANOTHER.SYSTEM')).toEqual([])
    expect(await esquecer()).toBe(0)
  })
})
