import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseConfig } from '#config.ts'
import { JANELA_DESFAZER_MS } from '#modules/disparos/desfazer.ts'
import { livro, multipart, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { abrirEmissao } from './abrir-emissao.ts'
import { createSinal } from './sinal.ts'

const FIVE_SECONDS = 5000

describeEachEngine('the emission of a server', (open) => {
  /** A demonstration server beside which, or in which, the emission runs. */
  async function setup({ env = {}, sameProcess = true } = {}) {
    const dataDir = await mkdtemp(join(tmpdir(), 'ramal-emissao-'))
    const config = parseConfig({ LOG_LEVEL: 'silent', RAMAL_DEMO: '1', RAMAL_DATA_DIR: dataDir, ...env })
    const unitOfWork = await open()
    const sinal = createSinal()
    const api = await createTestApp(unitOfWork, {
      config,
      ports: { ...(sameProcess && { sinal }) },
    })
    const warnings: string[] = []
    const log = {
      info: () => undefined,
      warn: (text: string) => warnings.push(text),
      error: (_: object, text: string) => warnings.push(text),
    }
    const emissao = await abrirEmissao(config, {
      unitOfWork,
      relogio: api.relogio,
      secretKey: 'segredo de teste com mais de trinta e dois caracteres',
      sinal,
      log: log as unknown as Parameters<typeof abrirEmissao>[1]['log'],
    })
    onTestFinished(async () => {
      await emissao.stop()
      await api.app.close()
      await rm(dataDir, { recursive: true })
    })
    const supervisor = await api.entrar('supervisor')
    await supervisor('PUT', '/api/parametros/importacao.criarUcDesconhecida', { valor: true })
    const { body, headers } = multipart([{ nome: 'a.xml', conteudo: nf3eDe(livro.uc(1)) }])
    await supervisor('POST', '/api/faturas/importacoes', body, headers)
    const [fatura] = (await supervisor('GET', '/api/ucs/1/faturas')).body.itens
    const send = async () => {
      const body = { faturaIds: [fatura.id], meio: 'email', enderecos: ['ana@example.com'] }
      const answer = await supervisor('POST', '/api/disparos', body)
      api.relogio.advance(JANELA_DESFAZER_MS)
      return answer.body.itens[0]
    }
    const estado = async (id: number) => (await supervisor('GET', `/api/disparos/${id}`)).body.estado
    return { supervisor, send, estado, emissao, warnings }
  }

  test.each([
    ['by a signal of its own process', true],
    ['by looking, when another process queued it', false],
  ])('finds what was queued within five seconds, %s', async (_name, sameProcess) => {
    const { send, estado, supervisor, warnings } = await setup({ sameProcess })
    const { id } = await send()
    await expect.poll(() => estado(id), { timeout: FIVE_SECONDS, interval: 20 }).toBe('aceito')
    const { itens } = (await supervisor('GET', '/api/demo/mensagens')).body
    expect(itens).toMatchObject([{ para: ['ana@example.com'] }])
    expect(warnings).toEqual([])
  })

  test('what is queued after it stopped waits', async () => {
    const { send, estado, emissao } = await setup()
    await emissao.stop()
    const { id } = await send()
    expect(await estado(id)).toBe('na_fila')
  })

  test('a mail server that is away loses nothing', async () => {
    const { send, supervisor } = await setup({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } })
    const { id } = await send()
    const tried = async () => (await supervisor('GET', `/api/disparos/${id}`)).body.historico[0]?.resultado
    await expect.poll(tried, { timeout: FIVE_SECONDS, interval: 20 }).toBe('adiado')
    expect((await supervisor('GET', `/api/disparos/${id}`)).body).toMatchObject({
      estado: 'na_fila',
      tentativas: 1,
      ultimoErro: expect.stringContaining('ECONNREFUSED'),
    })
  })
})
