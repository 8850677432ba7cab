import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createCifra } from '#cifra.ts'
import { chave, createTestApp } from '#testing/app.ts'
import { describeEachEngine, describeOnSqlite } from '#testing/describe-each-engine.ts'
import type { OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { CIFRA_CANAIS, createLerCanais, createLerSegredos } from './leitura.ts'
import {
  CANAL_KANNEL as KANNEL,
  CANAL_PIX as PIX,
  CANAL_SMPP as SMPP,
  CANAL_WHATSAPP as WHATSAPP,
} from './testing/canais.ts'

const SECRETOS = /EAAB-token|app-secret-of-meta|palavra-combinada|s3nh@/

const semSegredos = (outros: object) => ({
  ...WHATSAPP,
  ajustes: { ...WHATSAPP.ajustes, ...outros },
  segredos: {},
})

async function abrir(open: OpenTestDatabase, secretKey?: string) {
  const unitOfWork = await open()
  const api = await createTestApp(unitOfWork, secretKey ? { ports: { secretKey } } : {})
  const supervisor = await api.entrar('supervisor')
  const cifra = createCifra('a-secret-key-that-only-the-tests-know', CIFRA_CANAIS)
  return {
    ...api,
    supervisor,
    salvar: (canal: object) => supervisor('PUT', '/api/canais', canal),
    canal: async (nome: string) =>
      (await supervisor('GET', '/api/canais')).body.itens.find(
        ({ canal }: { canal: string }) => canal === nome,
      ),
    lerCanais: () => unitOfWork.read(createLerCanais(unitOfWork.tables, cifra)),
    lerSegredos: (canal: 'whatsapp' | 'sms' | 'pix') =>
      unitOfWork.read((tx) => createLerSegredos(unitOfWork.tables, cifra)(tx, canal)),
  }
}

async function setup(...args: Parameters<typeof abrir>) {
  const cena = await abrir(...args)
  onTestFinished(() => cena.app.close())
  return cena
}

/** A receipt of an SMS, so many hours ago. */
const recibo = (agora: Date, horas: number) => ({
  canal: 'sms' as const,
  disparoId: null,
  externoId: `sms-${horas}`,
  estado: 'DELIVRD',
  ocorridoEm: agora,
  recebidoEm: new Date(agora.getTime() - horas * 3_600_000),
})

const campos = (body: { campos?: { campo: string }[] }) => (body.campos ?? []).map(({ campo }) => campo)

describeEachEngine('the channels', (open) => {
  test('of SMS count the receipts of the last day, which come in by no inbox', async () => {
    const { unitOfWork, relogio, salvar, canal } = await setup(open)
    await salvar(SMPP)
    const { recibos } = unitOfWork.tables
    const keep = (horas: number) =>
      unitOfWork.transaction((tx) => tx.insert(recibos).values(recibo(relogio.agora(), horas)))
    for (const horas of [30, 23, 1]) await keep(horas)
    expect((await canal('sms')).recebidos24h).toBe(2)
    expect((await canal('whatsapp')).recebidos24h).toBe(0)
  })

  test('are kept with their secrets encrypted, and tell which there are and never what they are', async () => {
    const { unitOfWork, salvar, canal, lerCanais, lerSegredos, supervisor } = await setup(open)
    expect(await canal('whatsapp')).toMatchObject({ ativo: false, ajustes: null, guardados: [], avisos: [] })
    expect(await lerCanais()).toEqual([])
    for (const each of [WHATSAPP, SMPP, PIX]) expect((await salvar(each)).status).toBe(200)
    const { itens } = (await supervisor('GET', '/api/canais')).body
    expect(itens).toMatchObject([
      {
        canal: 'whatsapp',
        ajustes: WHATSAPP.ajustes,
        guardados: ['token', 'segredoApp', 'tokenVerificacao'],
      },
      { canal: 'sms', ajustes: SMPP.ajustes, guardados: ['senha'], urlDeAvisos: null },
      { canal: 'pix', guardados: ['segredo'] },
    ])
    const { canais, eventos } = unitOfWork.tables
    const rows = await unitOfWork.read(async (tx) => [
      await tx.select().from(canais),
      await tx.select().from(eventos),
    ])
    expect(JSON.stringify([itens, rows])).not.toMatch(SECRETOS)
    const lidos = await lerCanais()
    expect(lidos).toMatchObject([
      { meio: 'whatsapp', token: 'EAAB-token', ajustes: WHATSAPP.ajustes },
      { meio: 'sms', senha: 's3nh@', ajustes: SMPP.ajustes },
    ])
    expect(structuredClone(lidos)).toEqual(lidos)
    expect(await lerSegredos('pix')).toEqual({ segredo: 's3nh@' })
  })

  test('leave a trail that names secrets, and are tried at once after a change', async () => {
    const { unitOfWork, relogio, salvar, lerCanais } = await setup(open)
    await salvar(WHATSAPP)
    const { saidas, eventos } = unitOfWork.tables
    const fechada = {
      falhasSeguidas: 3,
      vezesAberta: 1,
      abertaEm: relogio.agora(),
      abertaAte: relogio.agora(),
    }
    await unitOfWork.transaction((tx) =>
      tx.insert(saidas).values({ chave: 'conta:whatsapp', ...fechada, atualizadaEm: relogio.agora() }),
    )
    const [antes] = await lerCanais()
    relogio.advance(1000)
    const mudado = {
      ...semSegredos({ porMinuto: 1000 }),
      segredos: { segredoApp: null, token: 'EAAB-token-2' },
    }
    expect((await salvar(mudado)).body.guardados).toEqual(['token', 'tokenVerificacao'])
    // Said again as it is, it changes nothing and is no event.
    await salvar(semSegredos({ porMinuto: 1000 }))
    const rows = await unitOfWork.read((tx) => tx.select().from(eventos).orderBy(eventos.id))
    const trilha = rows.map(({ dados }) => dados as { tipo: string }).filter(({ tipo }) => tipo === 'canal')
    expect(trilha).toHaveLength(2)
    expect(trilha[1]).toEqual({
      tipo: 'canal',
      canal: 'whatsapp',
      mudancas: [
        { campo: 'porMinuto', de: '4800', para: '1000' },
        { campo: 'token', de: '(guardado)', para: '(guardado)' },
        { campo: 'segredoApp', de: '(guardado)', para: null },
      ],
    })
    expect(await unitOfWork.read((tx) => tx.select().from(saidas))).toMatchObject([
      { falhasSeguidas: 0, vezesAberta: 0, abertaAte: null },
    ])
    expect((await lerCanais())[0]?.versao).not.toBe(antes?.versao)
  })
})

describeOnSqlite('the configuration of a channel', (open) => {
  let cena: Awaited<ReturnType<typeof abrir>>
  beforeAll(async () => {
    cena = await abrir(open)
    return () => cena.app.close()
  })

  test.each([
    ['segredos.token', WHATSAPP, semSegredos({ baseUrl: 'https://proxy.example/graph' })],
    ['segredos.senha', SMPP, { ...SMPP, ajustes: { ...SMPP.ajustes, host: 'outro.example' }, segredos: {} }],
    ['segredos.senha', SMPP, { ...SMPP, ajustes: { ...SMPP.ajustes, tls: false }, segredos: {} }],
    ['segredos.senha', SMPP, { ...KANNEL, segredos: {} }],
    ['segredos.senha', KANNEL, { ...KANNEL, ajustes: { ...KANNEL.ajustes, usuario: 'outro' }, segredos: {} }],
  ])('asks for %s again before it would go elsewhere', async (campo, antes, depois) => {
    const { salvar, lerCanais } = cena
    await salvar(antes)
    const kept = await lerCanais()
    const answer = await salvar(depois)
    expect([answer.status, campos(answer.body)]).toEqual([422, [campo]])
    expect(await lerCanais()).toEqual(kept)
  })

  test.each([
    ['ajustes.baseUrl', { ...WHATSAPP, ajustes: { ...WHATSAPP.ajustes, baseUrl: 'http://graph.example' } }],
    [
      'ajustes.baseUrl',
      { ...WHATSAPP, ajustes: { ...WHATSAPP.ajustes, baseUrl: 'https://u:p@graph.example' } },
    ],
    ['ajustes.baseUrl', { ...WHATSAPP, ajustes: { ...WHATSAPP.ajustes, baseUrl: 'graph.facebook.com' } }],
    [
      'ajustes.url',
      { ...KANNEL, ajustes: { ...KANNEL.ajustes, url: 'http://gw/cgi-bin/sendsms?password=x' } },
    ],
    ['ajustes.numeroId', { ...WHATSAPP, ajustes: { ...WHATSAPP.ajustes, numeroId: '+55 34' } }],
    ['ajustes.porta', { ...SMPP, ajustes: { ...SMPP.ajustes, porta: 0 } }],
  ])('refuses a wrong %s by its name, and keeps nothing', async (campo, dados) => {
    const { salvar, canal } = cena
    const antes = await canal(dados.canal)
    const answer = await salvar(dados)
    expect([answer.status, campos(answer.body)]).toEqual([422, [campo]])
    expect(await canal(dados.canal)).toEqual(antes)
  })

  test('leaves out what is off, lacks its secret or was kept under another key, and says so', async () => {
    const { salvar, lerCanais, lerSegredos, unitOfWork } = await setup(open, 'x'.repeat(40))
    const { avisos } = (await salvar(WHATSAPP)).body
    expect(avisos.join()).not.toContain('outra chave')
    await expect(lerCanais()).rejects.toThrow(/authenticate/)
    const ilegiveis: string[] = []
    const cifra = createCifra('another-secret-key-of-the-installation', CIFRA_CANAIS)
    const ler = createLerCanais(unitOfWork.tables, cifra, (canal) => ilegiveis.push(canal))
    expect([await unitOfWork.read(ler), ilegiveis]).toEqual([[], ['whatsapp']])
    expect(await lerSegredos('whatsapp')).toBeNull()
    await salvar({ ...WHATSAPP, ativo: false })
    expect(await lerCanais()).toEqual([])
  })

  test('is not for agents, and a repeated request changes it once', async () => {
    const { entrar, supervisor } = cena
    const agente = await entrar('atendente')
    expect((await agente('GET', '/api/canais')).status).toBe(403)
    expect((await agente('PUT', '/api/canais', WHATSAPP)).status).toBe(403)
    expect((await agente('POST', '/api/canais/whatsapp/testes', { para: '1' })).status).toBe(403)
    const key = chave()
    const first = await supervisor('PUT', '/api/canais', WHATSAPP, key)
    expect((await supervisor('PUT', '/api/canais', WHATSAPP, key)).body).toEqual(first.body)
  })
})
