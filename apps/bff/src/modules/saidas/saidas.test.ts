import { expect, test } from 'vitest'
import { contaDaUrl } from '#emissao/engine/conta-da-url.ts'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

const MINUTE = 60_000

describeEachEngine('the ways out', (open) => {
  /** Three bills for an account whose server is not there. */
  async function setup() {
    const cena = await createCena(await open())
    const ucs = [1, 2, 3, 4].map((index) => livro.uc(index))
    for (const [index, uc] of ucs.entries()) {
      await cena.aderir(await cena.cadastrar(uc), [`cliente${index}@cliente.example`])
    }
    await cena.importar(...ucs.map((uc, index) => ({ nome: `${index}.xml`, conteudo: nf3eDe(uc) })))
    const morta = contaDaUrl('morta', 'smtp://127.0.0.1:1?conexoes=1', 'faturas@distribuidora.example')
    const motor = cena.motor({ contas: { fixa: morta } })
    return { cena, motor }
  }

  test('nothing is listed while all goes well', async () => {
    const { cena } = await setup()
    await cena.motor().drain()
    expect((await cena.supervisor('GET', '/api/saidas')).body).toEqual({ itens: [] })
  })

  test('an account that fails is shown with the reason and the end of its pause, and can be reopened', async () => {
    const { cena, motor } = await setup()
    await motor.drain()
    const { itens } = (await cena.supervisor('GET', '/api/saidas')).body
    expect(itens).toMatchObject([
      {
        tipo: 'conta',
        chave: 'conta:morta',
        pausadaAte: expect.any(String),
        motivo: expect.stringContaining('ECONNREFUSED'),
      },
    ])
    const answer = await cena.supervisor('POST', '/api/saidas/reaberturas', { chave: 'conta:morta' })
    expect(answer.body).toMatchObject({ falhasSeguidas: 0, pausadaAte: null })
    expect((await cena.supervisor('GET', '/api/saidas')).body.itens).toEqual([])
  })

  test('the pause ends by itself', async () => {
    const { cena, motor } = await setup()
    await motor.drain()
    cena.relogio.advance(MINUTE)
    const { itens } = (await cena.supervisor('GET', '/api/saidas')).body
    expect(itens).toMatchObject([{ chave: 'conta:morta', pausadaAte: null }])
  })

  test('an unknown one is not there, and an agent may not look', async () => {
    const { cena } = await setup()
    const answer = await cena.supervisor('POST', '/api/saidas/reaberturas', { chave: 'conta:99' })
    expect([answer.status, answer.body.codigo]).toEqual([404, 'nao_encontrado'])
    const agente = await cena.entrar('atendente')
    expect((await agente('GET', '/api/saidas')).status).toBe(403)
  })
})
