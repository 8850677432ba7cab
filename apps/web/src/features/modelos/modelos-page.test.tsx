import type { Modelo } from '@ramal/shared/contracts/modelos.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { ModelosPage } from './modelos-page.tsx'

const FONTES = { assunto: 'Fatura {{ fatura.competencia }}', html: '<p>Olá</p>', texto: 'Olá' }
const MODELO: Modelo = {
  tipo: 'fatura',
  versao: 2,
  vigente: FONTES,
  padrao: { assunto: 'Padrão', html: '<p>Padrão</p>', texto: 'Padrão' },
  alteradoEm: '2026-11-20T12:00:00.000Z',
  alteradoPor: 'Sérgio',
  variaveis: [{ nome: 'fatura.valor', descricao: 'Valor a pagar', exemplo: 'R$ 187,45', opcional: false }],
  avisos: [],
}
const ANTIGA = {
  versao: 1,
  padrao: false,
  criadaEm: '2026-11-19T12:00:00.000Z',
  usuario: 'Sérgio',
  assunto: 'Antiga',
  html: '<p>Antiga</p>',
  texto: 'Antiga',
}

async function open() {
  const server = await startServer({
    'GET /api/modelos': () => ({ itens: [MODELO, { ...MODELO, tipo: 'termo', versao: 0 }] }),
    'GET /api/modelos/fatura/versoes': () => ({ itens: [ANTIGA] }),
    'POST /api/modelos/fatura/previa': ({ body }) => {
      const { assunto, html, texto } = body as typeof FONTES
      if (assunto.includes('valr')) {
        const mensagem = 'linha 1: a variável fatura.valr não existe. Você quis dizer fatura.valor?'
        return problem(422, 'validacao', { campos: [{ campo: 'assunto', mensagem }] })
      }
      return { assunto: assunto.replace(/\{\{.*?\}\}/, '11/2026'), html, texto, avisos: [], fatura: null }
    },
    'PUT /api/modelos/fatura': ({ body }) =>
      (body as { versaoLida: number }).versaoLida === 2
        ? { ...MODELO, versao: 3 }
        : problem(409, 'conflito', { detail: 'Alguém gravou a versão 3 enquanto você editava.' }),
    'POST /api/modelos/fatura/teste': () => ({ resposta: '250 Ok' }),
  })
  const { user } = renderApp(<ModelosPage />)
  const assunto = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Assunto' })
  const writes = (method: string) => server.requests.filter((request) => request.method === method)
  return { user, assunto, writes }
}

beforeEach(() => localStorage.clear())

describe('models of messages', () => {
  it('shows the subject with the data of a bill while it is written', async () => {
    const { user, assunto } = await open()
    expect(await screen.findByText('Fatura 11/2026')).toBeTruthy()
    await user.clear(assunto)
    await user.type(assunto, 'Conta de luz')
    expect(await screen.findByText('Conta de luz')).toBeTruthy()
  })

  it('says at the field which variable does not exist, and which was meant', async () => {
    const { user, assunto } = await open()
    await user.clear(assunto)
    await user.type(assunto, '{{{{ fatura.valr }}')
    expect(
      await screen.findByRole('textbox', { name: 'Assunto', description: /quis dizer fatura\.valor/ }),
    ).toBe(assunto)
  })

  it('keeps a new version of the one that was read', async () => {
    const { user, assunto, writes } = await open()
    await user.type(assunto, ' nova{Control>}{Enter}{/Control}')
    await waitFor(() => expect(writes('PUT')).toHaveLength(1))
    expect(writes('PUT')[0]?.body).toEqual({ ...FONTES, assunto: `${FONTES.assunto} nova`, versaoLida: 2 })
  })

  it('puts a variable where the cursor was', async () => {
    const { user, assunto } = await open()
    await user.click(assunto)
    assunto.setSelectionRange(7, 7)
    await user.click(screen.getByText('Variáveis'))
    await user.click(screen.getByRole('button', { name: 'Inserir fatura.valor' }))
    expect(assunto.value).toBe('Fatura {{ fatura.valor }}{{ fatura.competencia }}')
  })

  it('brings back what was written when the page is opened anew', async () => {
    const first = await open()
    await first.user.type(first.assunto, ' pela metade')
    const again = renderApp(<ModelosPage />)
    const campos = await within(again.container).findAllByRole<HTMLInputElement>('textbox', {
      name: 'Assunto',
    })
    expect(campos[0]?.value).toBe(`${FONTES.assunto} pela metade`)
  })

  it('puts an earlier version into the editor without saving it', async () => {
    const { user, assunto, writes } = await open()
    await user.click(await screen.findByRole('button', { name: 'Abrir a versão 1 no editor' }))
    expect(assunto.value).toBe('Antiga')
    expect(writes('PUT')).toEqual([])
  })

  it('sends one test with what is in the editor, however often the button is pressed', async () => {
    const { user, writes } = await open()
    await user.type(screen.getByRole('textbox', { name: 'Enviar para' }), 'eu@energia.example')
    // In one task, as two quick clicks come before the page could show the first.
    const form = screen.getByRole('button', { name: 'Enviar teste' }).closest('form')!
    act(() => {
      form.requestSubmit()
      form.requestSubmit()
    })
    await waitFor(() =>
      expect(writes('POST').filter(({ path }) => path.endsWith('/teste'))).toMatchObject([
        { body: { ...FONTES, para: 'eu@energia.example' } },
      ]),
    )
  })
})
