import { expect, onTestFinished, test } from 'vitest'
import { startServidorGraph } from '#emissao/channels/testing/servidor-graph.ts'
import { createTestApp } from '#testing/app.ts'
import { describeOnSqlite } from '#testing/describe-each-engine.ts'
import { CANAL_WHATSAPP } from './testing/canais.ts'

const { ajustes, segredos } = CANAL_WHATSAPP

describeOnSqlite('the test of a channel', (open) => {
  test('sends a real message that cannot be taken for a bill, and shows the conversation', async () => {
    const servidor = await startServidorGraph({
      token: 'EAAB-token',
      numeroId: ajustes.numeroId,
      modelos: { fatura_disponivel: { idioma: 'pt_BR', documento: true, parametros: 3 } },
    })
    onTestFinished(() => servidor.close())
    const { app, entrar } = await createTestApp(await open())
    onTestFinished(() => app.close())
    const supervisor = await entrar('supervisor')
    const canal = async () => (await supervisor('GET', '/api/canais')).body.itens[0]
    const testar = async (para = '(34) 98765-4321') =>
      (await supervisor('POST', '/api/canais/whatsapp/testes', { para })).body
    expect((await testar()).codigo).toBe('estado_invalido')
    await supervisor('PUT', '/api/canais', {
      ...CANAL_WHATSAPP,
      ajustes: { ...ajustes, baseUrl: servidor.url },
    })
    expect((await testar('(34) 3210-9876')).campos).toMatchObject([{ campo: 'para' }])

    const bom = await testar()
    expect(bom).toMatchObject({ bom: true, explicacao: expect.stringContaining('aceitou') })
    expect(bom.conversa).toHaveLength(4)
    expect(JSON.stringify(bom)).not.toContain(segredos.token)
    const [mensagem] = servidor.mensagens
    expect(mensagem).toMatchObject({
      para: '5534987654321',
      parametros: ['Teste do canal', 'R$ 0,00', '21/11/2026'],
    })
    expect(mensagem?.documento?.pdf.toString('latin1')).toMatch(/^%PDF-1\.4\n[^]*nada a pagar[^]*%%EOF\n$/)
    expect(await canal()).toMatchObject({ testeBom: true, testadoEm: '2026-11-21T15:00:00.000Z' })

    servidor.tratar('midia', { erro: { status: 401, code: 190, message: 'Invalid OAuth access token' } })
    const ruim = await testar()
    expect(ruim).toMatchObject({ bom: false, explicacao: expect.stringContaining('Confira o token') })
    await servidor.close()
    expect(await testar()).toMatchObject({ bom: false, explicacao: expect.stringContaining('não atendeu') })
    expect(await canal()).toMatchObject({ testeBom: false })
  })
})
