import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { startSmtpDemo } from '#emissao/channels/demonstracao/smtp.ts'
import { composeMime } from '#emissao/correio/mime.ts'
import { createTransporte } from '#emissao/correio/transporte.ts'
import { contaDaUrl } from '#emissao/engine/conta-da-url.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

const REMETENTE = 'Ramal <faturas@ramal.example>'
const MENSAGEM = {
  assunto: 'Fatura de energia 11/2026',
  texto: 'Olá, João.',
  html: '<p>Olá, João.</p>',
  anexos: [
    { nome: 'fatura-2026-11.pdf', tipo: 'application/pdf', bytes: Buffer.from('%PDF-1.7') },
    { nome: 'pagina.html', tipo: 'text/html', bytes: Buffer.from('<script>1</script>') },
  ],
}

describeEachEngine('the mailbox of the demonstration', (open) => {
  async function setup() {
    const dataDir = await mkdtemp(join(tmpdir(), 'ramal-caixa-'))
    const demo = await startSmtpDemo(join(dataDir, 'caixa'))
    const canal = createTransporte(contaDaUrl('teste', demo.url, REMETENTE))
    const { app, entrar } = await createTestApp(await open(), { config: { dataDir } })
    onTestFinished(async () => {
      canal.close()
      await demo.close()
      await app.close()
      await rm(dataDir, { recursive: true })
    })
    const send = (n: number) =>
      canal.enviar(
        { de: 'faturas@ramal.example', para: 'joao@example.com' },
        composeMime(
          {
            de: { nome: 'Ramal', endereco: 'faturas@ramal.example' },
            para: 'joao@example.com',
            responderPara: null,
            messageId: `<${n}@ramal.example>`,
            data: new Date('2026-11-21T15:00:00Z'),
          },
          { ...MENSAGEM, assunto: `${MENSAGEM.assunto} ${n}` },
        ),
      )
    return { dataDir, send, agent: await entrar('atendente') }
  }

  test('shows what its server caught, newest first, with both parts, headers and attachments', async () => {
    const { send, agent } = await setup()
    expect((await send(1)).aceita).toBe(true)
    await send(2)
    const { itens } = (await agent('GET', '/api/demo/mensagens')).body
    expect(itens.map(({ assunto }: { assunto: string }) => assunto)).toEqual([
      'Fatura de energia 11/2026 2',
      'Fatura de energia 11/2026 1',
    ])
    expect(itens[0]).toMatchObject({ para: ['joao@example.com'], de: 'faturas@ramal.example' })
    const { body } = await agent('GET', `/api/demo/mensagens/${itens[0].id}`)
    expect(body.texto).toContain('Olá, João.')
    expect(body.html).toContain('<p>Olá, João.</p>')
    expect(body.cabecalhos).toContainEqual({ nome: 'message-id', valor: '<2@ramal.example>' })
    const pdf = await agent('GET', `/api/demo/mensagens/${itens[0].id}/anexos/0`)
    expect([pdf.headers['content-type'], pdf.body.toString()]).toEqual(['application/pdf', '%PDF-1.7'])
  })

  test('hands out a page that came by mail as a download', async () => {
    const { send, agent } = await setup()
    await send(1)
    const [{ id }] = (await agent('GET', '/api/demo/mensagens')).body.itens
    const page = await agent('GET', `/api/demo/mensagens/${id}/anexos/1`)
    expect(page.headers['content-disposition']).toBe('attachment; filename="pagina.html"')
    expect(page.headers['content-type']).toBe('application/octet-stream')
  })

  test('reads nothing outside its folder', async () => {
    const { dataDir, send, agent } = await setup()
    await send(1)
    await writeFile(join(dataDir, 'segredo.eml'), 'Subject: segredo\r\n\r\n')
    for (const id of ['..%2Fsegredo', 'segredo', '%2e%2e%2fsegredo']) {
      expect((await agent('GET', `/api/demo/mensagens/${id}`)).status).toBe(404)
    }
  })

  test('does not exist outside the demonstration', async () => {
    const { app, anonimo } = await createTestApp(await open(), { config: { demonstracao: false } })
    onTestFinished(() => app.close())
    expect((await anonimo('GET', '/api/demo/mensagens')).status).toBe(404)
  })
})
