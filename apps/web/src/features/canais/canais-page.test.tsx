import type { CanalConfigurado, ConteudoCanal } from '@ramal/shared/contracts/canais.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { problem, type Received, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { CanaisPage } from './canais-page.tsx'

const NUNCA = {
  ativo: false,
  guardados: [],
  urlDeAvisos: null,
  avisos: [],
  atualizadoEm: null,
  testadoEm: null,
  testeBom: null,
  recebidos24h: 0,
  pendentes: 0,
  ajustes: null,
}

const WHATSAPP: CanalConfigurado = {
  canal: 'whatsapp',
  ativo: true,
  guardados: ['token', 'segredoApp'],
  urlDeAvisos: 'https://ramal.energia.example/api/canais/whatsapp/webhook',
  avisos: ['O parâmetro do produto Channel está em Não: nada sai por WhatsApp.'],
  atualizadoEm: '2026-11-20T12:00:00.000Z',
  testadoEm: '2026-11-20T12:05:00.000Z',
  testeBom: true,
  recebidos24h: 1234,
  pendentes: 2,
  ajustes: {
    baseUrl: 'https://graph.facebook.com',
    versaoApi: 'v23.0',
    numeroId: '106540352242922',
    modeloFatura: { nome: 'fatura_disponivel', idioma: 'pt_BR', variaveis: ['nome', 'valor'] },
    modeloBarra: { nome: 'barra_pagamento', idioma: 'pt_BR', variaveis: ['linha_digitavel'] },
    conexoes: 10,
    porMinuto: 4800,
    segundosPorDestinatario: 6,
    pessoasPor24h: null,
  },
}

const SEM_NADA: CanalConfigurado[] = [
  { canal: 'whatsapp', ...NUNCA },
  { canal: 'sms', ...NUNCA },
  { canal: 'pix', ...NUNCA, urlDeAvisos: 'https://ramal.energia.example/api/faturas/pagamentos/pix' },
]

/** The server keeps what it is given, without its secrets, as the real one does. */
async function open(whatsapp: CanalConfigurado = WHATSAPP, routes: Parameters<typeof startServer>[0] = {}) {
  const kept = [whatsapp, ...SEM_NADA.slice(1)]
  const { requests } = await startServer({
    'GET /api/canais': () => ({ itens: kept }),
    'PUT /api/canais': ({ body }) => {
      const { segredos, ...rest } = body as ConteudoCanal
      const index = kept.findIndex(({ canal }) => canal === rest.canal)
      const guardados = Object.entries(segredos).flatMap(([nome, valor]) => (valor ? [nome] : []))
      kept[index] = { ...kept[index], ...rest, guardados } as CanalConfigurado
      return kept[index]
    },
    ...routes,
  })
  const { user } = renderApp(<CanaisPage />)
  await screen.findByRole('form', { name: 'WhatsApp' })
  const sent = (method: string) => requests.filter((request) => request.method === method)
  const choose = async (canal: 'SMS' | 'Pix') => {
    await user.click(
      within(screen.getByRole('navigation', { name: 'Canais' })).getByRole('button', {
        name: new RegExp(canal),
      }),
    )
    return screen.findByRole('form', { name: canal })
  }
  return { user, sent, choose }
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const write = async (user: Awaited<ReturnType<typeof open>>['user'], name: string, text: string) => {
  await user.clear(field(name))
  await user.paste(text)
}

const saved = (request: Received | undefined) => request?.body as ConteudoCanal

beforeEach(() => localStorage.clear())

describe('channels page', () => {
  it('starts a first configuration from what a new number may do', async () => {
    const { user, sent } = await open(SEM_NADA[0])
    await write(user, 'Id do número (phone_number_id)', '106540352242922')
    await user.type(screen.getByLabelText('Token de acesso'), 'EAAB{Enter}')
    await waitFor(() => expect(sent('PUT')).toHaveLength(1))
    expect(sent('PUT')[0]?.body).toEqual({
      canal: 'whatsapp',
      ativo: true,
      ajustes: {
        baseUrl: 'https://graph.facebook.com',
        versaoApi: 'v23.0',
        numeroId: '106540352242922',
        modeloFatura: {
          nome: 'fatura_disponivel',
          idioma: 'pt_BR',
          variaveis: ['nome', 'competencia', 'valor', 'vencimento'],
        },
        modeloBarra: {
          nome: 'barra_pagamento',
          idioma: 'pt_BR',
          variaveis: ['nome', 'competencia', 'valor', 'vencimento', 'linha_digitavel'],
        },
        conexoes: 10,
        porMinuto: 4800,
        segundosPorDestinatario: 6,
        pessoasPor24h: 250,
      },
      segredos: { token: 'EAAB' },
    })
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Token de acesso').value).toBe(''))
    expect(screen.getByRole('checkbox', { name: 'Remover o token de acesso ao salvar' })).toBeTruthy()
  })

  it('keeps the secrets that are not touched, and removes the one that is ticked', async () => {
    const { user, sent } = await open()
    await user.click(
      screen.getByRole('checkbox', { name: 'Remover a chave secreta do aplicativo ao salvar' }),
    )
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(sent('PUT')).toHaveLength(1))
    expect(sent('PUT')[0]?.body).toMatchObject({ segredos: { segredoApp: null } })
    expect(saved(sent('PUT')[0]).segredos).not.toHaveProperty('token')
  })

  it('fills the places of a template in the order chosen', async () => {
    const { user, sent } = await open()
    const modelo = within(screen.getByRole('group', { name: 'Modelo da fatura' }))
    await user.selectOptions(modelo.getByRole('combobox', { name: '{{1}}' }), 'Competência')
    await user.click(modelo.getByRole('button', { name: 'Adicionar variável' }))
    await user.selectOptions(modelo.getByRole('combobox', { name: '{{3}}' }), 'Pix copia e cola')
    await user.click(modelo.getByRole('button', { name: 'Tirar {{2}}' }))
    await user.click(screen.getByRole('button', { name: /^Salvar/ }))
    await waitFor(() => expect(sent('PUT')).toHaveLength(1))
    expect(sent('PUT')[0]?.body).toMatchObject({
      ajustes: {
        modeloFatura: { variaveis: ['competencia', 'pix'] },
        modeloBarra: { variaveis: ['linha_digitavel'] },
      },
    })
  })

  it('tells what is missing, what the provider told, and the address to give to it', async () => {
    const { user } = await open()
    expect(screen.getByText(/produto Channel está em Não/)).toBeTruthy()
    expect(screen.getByText('Recebidos em 24 horas').nextElementSibling?.textContent).toBe('1.234')
    expect(screen.getByText('2 por tratar')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Copiar o endereço dos avisos' }))
    expect(await navigator.clipboard.readText()).toBe(
      'https://ramal.energia.example/api/canais/whatsapp/webhook',
    )
  })

  it('asks of SMS what its protocol needs, and loses nothing by trying the other', async () => {
    const { user, sent, choose } = await open()
    await choose('SMS')
    await write(user, 'Servidor', 'smpp.provedor.example')
    await user.click(screen.getByRole('radio', { name: 'Kannel (HTTP)' }))
    expect(screen.queryByRole('textbox', { name: 'Servidor' })).toBeNull()
    await write(user, 'Endereço do sendsms', 'http://10.0.0.5:13013/cgi-bin/sendsms')
    await write(user, 'Usuário', 'ramal')
    await write(user, 'Remetente', '28149')
    await write(user, 'Partes no máximo', 'três')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(sent('PUT')).toHaveLength(1))
    expect(sent('PUT')[0]?.body).toMatchObject({
      canal: 'sms',
      ajustes: {
        protocolo: 'kannel',
        url: 'http://10.0.0.5:13013/cgi-bin/sendsms',
        smsc: '',
        transliterar: true,
        // What is no number is refused by the server with the field's own sentence.
        maximoPartes: -1,
      },
    })
    expect(saved(sent('PUT')[0]).ajustes).not.toHaveProperty('host')
  })

  it('shows a refusal at its field, goes there and keeps what was typed', async () => {
    const campos = [{ campo: 'ajustes.porta', mensagem: 'A porta vai de 1 a 65535.' }]
    const { user, choose } = await open(WHATSAPP, {
      'PUT /api/canais': () => problem(422, 'validacao', { campos }),
    })
    await choose('SMS')
    await write(user, 'Porta', '99999')
    await user.keyboard('{Enter}')
    const porta = await screen.findByRole<HTMLInputElement>('textbox', {
      name: 'Porta',
      description: /vai de 1 a 65535/,
    })
    expect(document.activeElement).toBe(porta)
    expect(porta.value).toBe('99999')
  })

  it('makes a secret for Pix, shows it to be copied, and hides it once it is saved', async () => {
    const { user, sent, choose } = await open()
    await choose('Pix')
    await user.click(screen.getByRole('button', { name: 'Gerar o segredo da assinatura' }))
    const segredo = field('Segredo da assinatura').value
    expect(segredo).toMatch(/^[\w-]{43}$/)
    await user.click(screen.getByRole('button', { name: 'Copiar o segredo da assinatura' }))
    expect(await navigator.clipboard.readText()).toBe(segredo)
    expect(JSON.stringify({ ...localStorage })).not.toContain(segredo)
    await user.click(screen.getByRole('button', { name: /^Salvar/ }))
    await waitFor(() => expect(sent('PUT')).toHaveLength(1))
    expect(sent('PUT')[0]?.body).toEqual({ canal: 'pix', ativo: true, ajustes: {}, segredos: { segredo } })
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Copiar o segredo da assinatura' })).toBeNull(),
    )
    expect(document.body.textContent).not.toContain(segredo)
  })

  it('keeps on this machine what was typed, but never a secret', async () => {
    const { user, choose } = await open()
    await user.type(screen.getByLabelText('Token de acesso'), 's3gredo')
    await write(user, 'Versão da API', 'v24.0')
    expect(JSON.stringify({ ...localStorage })).toContain('v24.0')
    expect(JSON.stringify({ ...localStorage })).not.toContain('s3gredo')
    await choose('SMS')
    await user.click(screen.getByRole('button', { name: /^WhatsApp/ }))
    expect(await screen.findByText(/foi recuperado/)).toBeTruthy()
    expect(field('Versão da API').value).toBe('v24.0')
    await user.click(screen.getByRole('button', { name: 'Desfazer' }))
    expect(field('Versão da API').value).toBe('v23.0')
    expect(Object.keys(localStorage).filter((key) => key.includes('canal'))).toEqual([])
  })

  it('tries what is saved and shows the conversation; what is typed must be saved first', async () => {
    const { user, sent } = await open(WHATSAPP, {
      'POST /api/canais/whatsapp/testes': ({ body }) =>
        (body as { para: string }).para === 'abc'
          ? problem(422, 'validacao', {
              campos: [{ campo: 'para', mensagem: 'Informe um celular com DDD.' }],
            })
          : {
              bom: false,
              explicacao: 'O token de acesso venceu. Gere outro na Meta.',
              conversa: ['> POST /106540352242922/messages', '< 401 (190) Error validating access token'],
            },
    })
    const para = field('Celular que recebe o teste')
    await user.type(para, 'abc{Enter}')
    await screen.findByRole('textbox', { description: /celular com DDD/ })
    await user.clear(para)
    await user.type(para, '(62) 99999-9999{Enter}')
    expect(await screen.findByText(/O token de acesso venceu/)).toBeTruthy()
    expect(screen.getByText('< 401 (190) Error validating access token')).toBeTruthy()
    expect(sent('POST')).toHaveLength(2)
    await write(user, 'Versão da API', 'v24.0')
    expect(screen.getByText(/Salve antes de testar/)).toBeTruthy()
    await user.type(para, '{Enter}')
    expect(sent('POST')).toHaveLength(2)
  })
})
