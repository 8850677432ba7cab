import type { Supressao } from '@ramal/shared/contracts/supressoes.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { SupressoesPage } from './supressoes-page.tsx'

const MARIA: Supressao = {
  id: 7,
  meio: 'email',
  endereco: 'maria@example.com',
  motivo: 'endereco_invalido',
  evidencia: '550 5.1.1 User unknown',
  disparoId: 42,
  criadaEm: '2026-11-21T15:00:00.000Z',
  criadaPor: null,
  expiraEm: '2027-05-20T15:00:00.000Z',
  levantadaEm: null,
  levantadaPor: null,
  levantadaMotivo: null,
  vigente: true,
}

const page = (...itens: object[]) => ({ itens, depois: null })

async function open(routes: Parameters<typeof startServer>[0] = {}) {
  const { requests } = await startServer({
    'GET /api/supressoes?situacao=vigentes': () => page(MARIA),
    'GET /api/retornos?situacao=sem_disparo': () => page(),
    'GET /api/retornos/contagens': () => ({ itens: [{ tipo: 'dsn', total: 12, semDisparo: 3 }] }),
    ...routes,
  })
  const { user } = renderApp(<SupressoesPage />)
  await screen.findByText(/^12 \(3 sem envio\)$|^Nada voltou ainda$/)
  return { user, requests }
}

const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('gridcell')
    .map(({ textContent }) => textContent)

describe('suppressions page', () => {
  it('tells of each address why, what was said, since when and until when', async () => {
    await open()
    expect(cells(await screen.findByRole('row', { name: 'maria@example.com' }))).toEqual([
      'E-mail',
      'endereço não existe',
      '550 5.1.1 User unknown · disparo 42',
      '21/11/2026 12:00:00',
      '20/05/2027 12:00:00',
      'Levantar',
    ])
  })

  it('tells the channel of a number, and asks whether the person wants it again before lifting', async () => {
    const numero = {
      ...MARIA,
      meio: 'whatsapp',
      endereco: '+5562999998888',
      motivo: 'reclamacao',
      evidencia: '131050 User has stopped marketing messages',
    }
    const { user } = await open({ 'GET /api/supressoes?situacao=vigentes': () => page(numero) })
    expect(cells(await screen.findByRole('row', { name: '(62) 99999-8888' })).slice(0, 2)).toEqual([
      'WhatsApp',
      'reclamação ou recusa',
    ])
    await user.click(screen.getByRole('button', { name: 'Levantar a supressão de (62) 99999-8888' }))
    expect(screen.getByRole('dialog').textContent).toContain('Só levante se ela própria pediu.')
  })

  it('searches by an address in the body, never in the URL', async () => {
    const { user, requests } = await open({ 'POST /api/supressoes/buscas': () => page() })
    await user.type(screen.getByRole('searchbox', { name: 'Parte do endereço' }), 'joao@{Enter}')
    await screen.findByText('Nenhum endereço suprimido aqui')
    expect(requests.at(-1)).toMatchObject({
      path: '/api/supressoes/buscas',
      body: { endereco: 'joao@', situacao: 'vigentes' },
    })
  })

  it('shows the lifted ones too, with who lifted them and why, and lifts none of them again', async () => {
    const lifted = {
      ...MARIA,
      vigente: false,
      levantadaEm: '2026-11-22T12:30:00.000Z',
      levantadaPor: 'Sérgio Supervisor',
      levantadaMotivo: 'Caixa recriada.',
    }
    const { user } = await open({ 'GET /api/supressoes?situacao=todas': () => page(lifted) })
    await user.click(screen.getByRole('radio', { name: 'Todas' }))
    const row = await screen.findByText(
      /levantada em 22\/11\/2026 09:30:00 por Sérgio Supervisor: Caixa recriada\./,
    )
    expect(within(row.closest('[role=row]') as HTMLElement).queryByRole('button')).toBeNull()
  })

  it('says nothing of what came back while nothing has', async () => {
    await open({ 'GET /api/retornos/contagens': () => ({ itens: [] }) })
    expect(screen.getByText('Nada voltou ainda')).toBeTruthy()
    expect(screen.queryByText('Tudo o que voltou foi ligado a um envio')).toBeNull()
  })

  it('lifts one only for a reason', async () => {
    const { user, requests } = await open({
      'POST /api/supressoes/7/levantamento': () => ({ ...MARIA, vigente: false }),
    })
    await user.click(await screen.findByRole('button', { name: 'Levantar a supressão de maria@example.com' }))
    const dialog = screen.getByRole('dialog', { name: 'Levantar supressão' })
    await user.click(within(dialog).getByRole('button', { name: 'Levantar' }))
    expect(within(dialog).getByText('Diga por quê.')).toBeTruthy()
    await user.type(within(dialog).getByRole('textbox', { name: 'Por quê' }), 'Caixa recriada.{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const writes = requests.filter(({ method }) => method === 'POST')
    expect(writes).toMatchObject([
      { path: '/api/supressoes/7/levantamento', body: { motivo: 'Caixa recriada.' } },
    ])
  })

  it('adds one, and shows at its field what the server refuses', async () => {
    const campos = [{ campo: 'endereco', mensagem: 'O e-mail não é válido; confira com o cliente.' }]
    let refused = false
    const { user, requests } = await open({
      'POST /api/supressoes': () => {
        if (refused) return MARIA
        refused = true
        return problem(422, 'validacao', { campos })
      },
    })
    await user.click(screen.getByRole('button', { name: 'Suprimir endereço' }))
    const dialog = screen.getByRole('dialog', { name: 'Suprimir endereço' })
    const field = (name: RegExp) => within(dialog).getByRole('textbox', { name })
    await user.type(field(/E-mail/), 'maria')
    await user.type(field(/Por quê/), 'Pediu.')
    await user.type(field(/Por quantos dias/), '30')
    await user.click(within(dialog).getByRole('button', { name: 'Suprimir' }))
    await within(dialog).findByText('O e-mail não é válido; confira com o cliente.')
    await user.type(field(/E-mail/), '@example.com')
    await user.click(within(dialog).getByRole('button', { name: 'Suprimir' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(requests.findLast(({ method }) => method === 'POST')?.body).toEqual({
      endereco: 'maria@example.com',
      evidencia: 'Pediu.',
      dias: 30,
    })
  })
})
