import { expect, test } from 'vitest'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { createSupressoes, type NovaSupressao } from './supressoes.ts'

const MARIA = 'maria@example.com'

async function createCena(open: OpenTestDatabase) {
  const unitOfWork = await open()
  const api = await createTestApp(unitOfWork)
  const cadastro = createCadastro(unitOfWork)
  const supressoes = createSupressoes(unitOfWork.tables)
  const agente = await api.entrar('atendente')
  const uc = await cadastro.uc()
  return {
    agente,
    uc,
    cadastro,
    suprimir: (motivo: NovaSupressao['motivo']) =>
      unitOfWork.transaction((tx) =>
        supressoes.suprimir(tx, { endereco: MARIA, motivo, evidencia: 'x', agora: api.relogio.agora() }),
      ),
    suprimida: async () =>
      (await unitOfWork.read((tx) => supressoes.vigentes(tx, [MARIA], api.relogio.agora()))).has(MARIA),
    aderir: (tipoCopia: 'apenas_digital' | 'impressa_tambem') =>
      agente('PUT', `/api/ucs/${uc.id}/envio-digital`, {
        destinatarios: [{ meio: 'email', endereco: MARIA }],
        tipoCopia,
        termoVersao: 1,
        modoAceite: 'falado',
      }),
    recadastrar: (campo: object) =>
      agente('POST', `/api/ucs/${uc.id}/recadastramentos`, {
        aceito: true,
        origem: 'alteracao_cadastral',
        campos: [{ bloco: 'uc', campo: 'email', ...campo }],
      }),
  }
}

describeEachEngine('a suppressed address that the customer confirms', (open) => {
  test.each([
    ['confirmed as it is', { resultado: 'confirmado' }],
    ['given in place of another', { resultado: 'corrigido', valor: MARIA }],
  ])('in a recadastramento, %s, is written to again', async (what, campo) => {
    const cena = await createCena(open)
    await cena.cadastro.contato(
      cena.uc.id,
      'email',
      what === 'confirmed as it is' ? MARIA : 'velho@example.com',
    )
    await cena.suprimir('endereco_invalido')
    expect((await cena.recadastrar(campo)).status).toBe(201)
    expect(await cena.suprimida()).toBe(false)
  })

  test('in a new adhesion is written to again', async () => {
    const cena = await createCena(open)
    await cena.suprimir('caixa_cheia')
    expect((await cena.aderir('apenas_digital')).status).toBe(200)
    expect(await cena.suprimida()).toBe(false)
  })

  test('stays so when only something else of the adhesion changes', async () => {
    const cena = await createCena(open)
    await cena.aderir('apenas_digital')
    await cena.suprimir('endereco_invalido')
    expect((await cena.aderir('impressa_tambem')).status).toBe(200)
    expect(await cena.suprimida()).toBe(true)
  })

  test('stays so after a complaint', async () => {
    const cena = await createCena(open)
    await cena.suprimir('reclamacao')
    await cena.recadastrar({ resultado: 'corrigido', valor: MARIA })
    await cena.aderir('apenas_digital')
    expect(await cena.suprimida()).toBe(true)
  })
})
