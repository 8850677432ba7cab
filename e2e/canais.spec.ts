import { expect, request, test, type Page } from '@playwright/test'
import {
  assinarAviso,
  corpoDoAviso,
  entregarAviso,
} from '../apps/bff/src/emissao/channels/testing/avisos-graph.ts'
import {
  startServidorGraph,
  type ServidorGraph,
} from '../apps/bff/src/emissao/channels/testing/servidor-graph.ts'
import {
  CONTA_KANNEL,
  startServidorKannel,
  type ServidorKannel,
} from '../apps/bff/src/emissao/channels/testing/servidor-kannel.ts'
import {
  CONTA_SMPP,
  startServidorSmpp,
  type ServidorSmpp,
} from '../apps/bff/src/emissao/channels/testing/servidor-smpp.ts'
import { abrirUc, entrar, iniciarAtendimento, json, type Login } from './support/agente.ts'
import { startRamal, type Ramal } from './support/ramal.ts'

// The second and the third of the demonstration's UCs: a mobile on file, no WhatsApp in an adhesion.
const UM = { email: 'caso1@example.com', celular: '5534900001001', escrito: '(34) 90000-1001' }
const OUTRO = { email: 'caso2@example.com', celular: '5534900001002', escrito: '(34) 90000-1002' }
const SEGREDOS = { token: 'token-da-meta', segredoApp: 'segredo-do-app', tokenVerificacao: 'verifica' }
const NUMERO_ID = '778899'

let ramal: Ramal
let graph: ServidorGraph
let smpp: ServidorSmpp
let kannel: ServidorKannel

test.beforeAll(async () => {
  ramal = await startRamal()
  const modelo = { idioma: 'pt_BR' }
  graph = await startServidorGraph({
    token: SEGREDOS.token,
    numeroId: NUMERO_ID,
    modelos: {
      fatura_disponivel: { ...modelo, documento: true, parametros: 3 },
      barra_de_pagamento: { ...modelo, documento: false, parametros: 5 },
    },
    semNonoDigito: true,
  })
  smpp = await startServidorSmpp()
  kannel = await startServidorKannel()
})
test.afterAll(async () => {
  await ramal.stop()
  await Promise.all([graph.close(), smpp.close(), kannel.close()])
})

test('a barra goes by WhatsApp, and what Meta tells of it out of order ends as read', async ({ page }) => {
  await configurar({
    canal: 'whatsapp',
    ativo: true,
    ajustes: {
      baseUrl: graph.url,
      versaoApi: 'v23.0',
      numeroId: NUMERO_ID,
      modeloFatura: {
        nome: 'fatura_disponivel',
        idioma: 'pt_BR',
        variaveis: ['nome', 'valor', 'vencimento'],
      },
      modeloBarra: {
        nome: 'barra_de_pagamento',
        idioma: 'pt_BR',
        variaveis: ['nome', 'competencia', 'valor', 'vencimento', 'linha_digitavel'],
      },
      conexoes: 2,
      porMinuto: 1000,
      segundosPorDestinatario: 0,
      pessoasPor24h: null,
    },
    segredos: SEGREDOS,
  })
  const ucId = await enviarBarra(page, 'atendente', 'WhatsApp', UM)
  await graph.espera(1)
  const [mensagem] = graph.mensagens
  expect(mensagem).toMatchObject({ para: UM.celular, modelo: 'barra_de_pagamento', documento: null })
  const fatura = await ultimaFatura(page, ucId)
  expect(mensagem!.parametros.at(-1)!.replace(/\D/g, '')).toBe(fatura.linhaDigitavel)

  await test.step('read, then delivered, then sent, the latter twice', async () => {
    await estado(page, 'aceito pelo servidor')
    const em = new Date()
    // As Meta knows the number: without its ninth digit.
    const comum = { id: mensagem!.id, em, numero: '553400001001', referencia: mensagem!.referencia }
    const url = `${ramal.url}/api/canais/whatsapp/webhook`
    for (const status of ['read', 'delivered', 'sent', 'sent']) {
      expect(await entregarAviso(url, SEGREDOS.segredoApp, [{ ...comum, status }])).toBe(200)
    }
    await estado(page, 'lido')
    await expect
      .poll(() => passos(page, ucId), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['tentativa aceito', 'recibo sent', 'recibo delivered', 'recibo read']))
    expect((await passos(page, ucId)).filter((passo) => passo.startsWith('recibo'))).toHaveLength(3)
  })

  await test.step('forged, cut and old calls are refused and change nothing', async () => {
    const url = `${ramal.url}/api/canais/whatsapp/webhook`
    const failed = { id: mensagem!.id, status: 'failed', em: new Date(), erro: { code: 131026, title: 'x' } }
    const corpo = corpoDoAviso([failed])
    const post = async (body: Buffer, headers: Record<string, string>) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: new Uint8Array(body),
      })
      return answer.status
    }
    const assinado = assinarAviso(corpo, SEGREDOS.segredoApp)
    expect(await post(corpo, assinarAviso(corpo, 'outro segredo'))).toBe(401)
    expect(await post(corpo.subarray(0, -20), assinado)).toBe(401)
    expect(await post(corpo, {})).toBe(401)
    const antigo = corpoDoAviso([{ ...failed, em: new Date(Date.now() - 9 * 86_400_000) }])
    expect(await post(antigo, assinarAviso(antigo, SEGREDOS.segredoApp))).toBe(401)
    await estado(page, 'lido')
  })
})

test('a barra goes by SMPP, and its receipt shows on the open page', async ({ page }) => {
  await configurar({
    canal: 'sms',
    ativo: true,
    ajustes: {
      protocolo: 'smpp',
      ...SMS,
      host: '127.0.0.1',
      porta: smpp.porta,
      tls: false,
      usuario: CONTA_SMPP.usuario,
      tipoSistema: '',
      janela: 10,
    },
    segredos: { senha: CONTA_SMPP.senha },
  })
  const ucId = await enviarBarra(page, 'supervisor', 'SMS', UM)
  await smpp.ate(() => smpp.recebidas.length === 1)
  const [sms] = smpp.recebidas
  const fatura = await ultimaFatura(page, ucId)
  expect(sms).toMatchObject({ para: UM.celular, dataCoding: 0 })
  expect(sms!.texto.replace(/[\s-]/g, '')).toContain(fatura.linhaDigitavel)
  expect(sms!.texto).toContain(fatura.pix)
  await estado(page, 'aceito pelo servidor')
  await smpp.ate(() => smpp.ligadas('bind_receiver') === 1)
  const recibo = { id: sms!.ids.at(-1)!, de: UM.celular }
  expect(await smpp.entregarRecibo({ ...recibo, stat: 'DELIVRD' })).toBe(0)
  expect(await smpp.entregarRecibo({ ...recibo, stat: 'ACCEPTD' })).toBe(0)
  await estado(page, 'entregue')
})

test('a barra goes by Kannel, whose receipts prove themselves', async ({ page }) => {
  await configurar({
    canal: 'sms',
    ativo: true,
    ajustes: { protocolo: 'kannel', ...SMS, url: kannel.url, usuario: CONTA_KANNEL.usuario, smsc: '' },
    segredos: { senha: CONTA_KANNEL.senha },
  })
  await enviarBarra(page, 'admin', 'SMS', OUTRO)
  await kannel.espera(1)
  const [sms] = kannel.recebidas
  expect(sms!.para.replace(/\D/g, '')).toBe(OUTRO.celular)
  await estado(page, 'aceito pelo servidor')
  const recibo = kannel.enderecoDoRecibo(sms!, 1)
  expect((await fetch(recibo.replace(/recibos\/[^?]+/, 'recibos/zz-aaaaaaaaaaaa'))).status).toBe(401)
  expect((await fetch(recibo)).status).toBe(200)
  await estado(page, 'entregue')
  expect((await fetch(recibo)).status).toBe(200)
})

const SMS = {
  remetente: '27000',
  transliterar: true,
  maximoPartes: 4,
  conexoes: 1,
  porMinuto: 1000,
  validadeMinutos: 60,
}

/** As a supervisor, over the API and with a session of their own. */
async function configurar(data: object): Promise<void> {
  const supervisor = await request.newContext({ baseURL: ramal.url })
  await supervisor.post('/api/sessao', { data: { login: 'supervisor', senha: 'ramal-demo' } })
  await supervisor.put('/api/parametros/canais.whatsapp.channelContratado', { data: { valor: true } })
  const answer = await supervisor.put('/api/canais', { data })
  expect(answer.status(), await answer.text()).toBe(200)
  await supervisor.dispose()
}

/** The barra of the last open bill to the number on file, asked for in a call. @returns the id of the UC. */
async function enviarBarra(
  page: Page,
  login: Login,
  meio: 'SMS' | 'WhatsApp',
  { email, escrito }: typeof UM,
): Promise<number> {
  await entrar(page, ramal.url, login)
  await iniciarAtendimento(page)
  const { id } = await abrirUc(page, ramal.url, email)
  await page.getByRole('button', { name: /^Barra/ }).click()
  await page.getByRole('menuitem', { name: meio }).click()
  const dialog = page.getByRole('dialog', { name: `Enviar barra por ${meio}` })
  await expect(dialog.getByRole('checkbox', { name: escrito })).toBeChecked()
  if (meio === 'WhatsApp') {
    await dialog.getByRole('checkbox', { name: /concorda em receber por WhatsApp/ }).focus()
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  return id
}

/** What the open page says of it, without being loaded again. */
const estado = (page: Page, texto: string) =>
  expect(page.getByRole('region', { name: 'Envios de agora' }).getByText(texto)).toBeVisible({
    timeout: 20_000,
  })

async function ultimaFatura(page: Page, ucId: number): Promise<{ linhaDigitavel: string; pix: string }> {
  const { itens } = await json<{ itens: { saldoCentavos: number; linhaDigitavel: string; pix: string }[] }>(
    page,
    `${ramal.url}/api/ucs/${ucId}/faturas`,
  )
  return itens.find(({ saldoCentavos }) => saldoCentavos > 0)!
}

/** The way of the UC's last disparo, as the API composes it. */
async function passos(page: Page, ucId: number): Promise<string[]> {
  const { itens } = await json<{ itens: { id: number }[] }>(
    page,
    `${ramal.url}/api/disparos?ucId=${ucId}&limite=1`,
  )
  const disparo = await json<{ passos: { tipo: string; resultado: string | null }[] }>(
    page,
    `${ramal.url}/api/disparos/${itens[0]!.id}`,
  )
  return disparo.passos.map(({ tipo, resultado }) => `${tipo} ${resultado ?? ''}`.trim())
}
