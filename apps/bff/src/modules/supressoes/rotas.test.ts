import { expect, test } from 'vitest'
import { dsnPostfix } from '#emissao/retornos/testing/amostras.ts'
import { createCena } from '#emissao/retornos/testing/cena.ts'
import { chave, createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

const DIA = 86_400_000

describeEachEngine('POST /supressoes', (open) => {
  test('suppresses an address until a day, with who said why, once per key', async () => {
    const { entrar, relogio } = await createTestApp(await open())
    const supervisor = await entrar('supervisor')
    const key = chave()
    const body = { endereco: ' Maria@Example.com ', evidencia: 'Pediu por telefone.', dias: 30 }
    const made = await supervisor('POST', '/api/supressoes', body, key)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      endereco: 'maria@example.com',
      motivo: 'manual',
      evidencia: 'Pediu por telefone.',
      criadaPor: expect.any(String),
      expiraEm: new Date(relogio.agora().getTime() + 30 * DIA).toISOString(),
      vigente: true,
    })
    expect((await supervisor('POST', '/api/supressoes', body, key)).body).toEqual(made.body)
  })

  test.each([
    ['an address that is none', { endereco: 'maria', evidencia: 'x' }, 'endereco'],
    ['no reason', { endereco: 'maria@example.com', evidencia: ' ' }, 'evidencia'],
    ['half a day', { endereco: 'maria@example.com', evidencia: 'x', dias: 0.5 }, 'dias'],
  ])('with %s is refused by its field', async (_, body, campo) => {
    const { entrar } = await createTestApp(await open())
    const answer = await (await entrar('supervisor'))('POST', '/api/supressoes', body)
    expect([answer.status, answer.body.campos[0].campo]).toEqual([422, campo])
  })
})

describeEachEngine('GET /supressoes', (open) => {
  test('lists newest first in pages, by motive, without what has expired unless it is asked for', async () => {
    const { entrar, relogio } = await createTestApp(await open())
    const supervisor = await entrar('supervisor')
    for (const [index, dias] of [10, null, null].entries()) {
      await supervisor('POST', '/api/supressoes', { endereco: `p${index}@example.com`, evidencia: 'x', dias })
    }
    relogio.advance(11 * DIA)
    const later = await entrar('supervisor')
    const list = async (query: string) => (await later('GET', `/api/supressoes?${query}`)).body
    const first = await list('limite=1')
    expect(first).toMatchObject({ itens: [{ endereco: 'p2@example.com' }], depois: expect.any(Number) })
    expect(await list(`limite=1&depois=${first.depois}`)).toMatchObject({
      itens: [{ endereco: 'p1@example.com' }],
      depois: null,
    })
    expect((await list('situacao=todas')).itens).toMatchObject([
      { vigente: true },
      { vigente: true },
      { vigente: false },
    ])
    expect((await list('motivo=reclamacao')).itens).toEqual([])
  })
})

describeEachEngine('POST /supressoes/buscas', (open) => {
  test('finds by any part of the address, whose signs are no wildcards', async () => {
    const { entrar } = await createTestApp(await open())
    const supervisor = await entrar('supervisor')
    for (const endereco of ['maria_b@example.com', 'mariacb@example.com']) {
      await supervisor('POST', '/api/supressoes', { endereco, evidencia: 'x' })
    }
    const search = async (endereco: string) =>
      (await supervisor('POST', '/api/supressoes/buscas', { endereco })).body.itens.map(
        (item: { endereco: string }) => item.endereco,
      )
    expect(await search('MARIA_B')).toEqual(['maria_b@example.com'])
    expect(await search('example.com')).toHaveLength(2)
    expect(await search('%%')).toEqual([])
  })
})

describeEachEngine('POST /supressoes/:id/levantamento', (open) => {
  test('lifts it with the reason, and says so when it was lifted before', async () => {
    const { entrar } = await createTestApp(await open())
    const supervisor = await entrar('supervisor')
    const { body } = await supervisor('POST', '/api/supressoes', {
      endereco: 'a@example.com',
      evidencia: 'x',
    })
    const lift = (id: number) =>
      supervisor('POST', `/api/supressoes/${id}/levantamento`, { motivo: 'Caixa nova.' })
    expect(await lift(body.id)).toMatchObject({
      status: 200,
      body: { vigente: false, levantadaMotivo: 'Caixa nova.', levantadaPor: expect.any(String) },
    })
    expect((await lift(body.id)).body.codigo).toBe('estado_invalido')
    expect((await lift(999)).status).toBe(404)
  })

  test('is the business of who manages', async () => {
    const { entrar, anonimo } = await createTestApp(await open())
    const agente = await entrar('atendente')
    expect((await agente('GET', '/api/supressoes')).status).toBe(403)
    expect((await agente('GET', '/api/retornos')).status).toBe(403)
    expect((await anonimo('POST', '/api/supressoes/1/levantamento', { motivo: 'x' })).status).toBe(401)
  })
})

describeEachEngine('GET /retornos', (open) => {
  test('lists what came back, and counts apart what matched nothing', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    await cena.receber(dsnPostfix(), { rcptTo: [cena.verp(disparos[0]!.id)] })
    await cena.receber(dsnPostfix({ final: 'outro@example.com' }))
    const supervisor = await cena.entrar('supervisor')
    const { body } = await supervisor('GET', '/api/retornos?situacao=sem_disparo')
    expect(body).toMatchObject({ itens: [{ tipo: 'dsn', disparoId: null, status: '5.1.1' }], depois: null })
    expect((await supervisor('GET', '/api/retornos/contagens')).body).toEqual({
      itens: [{ tipo: 'dsn', total: 2, semDisparo: 1 }],
    })
  })
})
