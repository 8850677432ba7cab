import type { ProtocoloDetalhe } from '@ramal/shared/contracts/protocolos.ts'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '#app/paths.ts'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { ProtocoloPage } from './protocolo-page.tsx'

const PROTOCOLO = '2026112100004217'
const HASH = 'a'.repeat(64)
const adesao = (endereco: string) => ({
  tipoCopia: 'apenas_digital' as const,
  destinatarios: [{ id: 1, meio: 'email' as const, endereco }],
})

const evento = (id: string, em: string, dados: ProtocoloDetalhe['eventos'][number]['dados']) => ({
  id,
  em,
  usuario: 'Ana Atendente',
  dados,
})

const DETALHE: ProtocoloDetalhe = {
  atendimento: {
    id: 5,
    protocolo: PROTOCOLO,
    origem: 'telefone',
    telefone: '+5534987654321',
    protocoloAnterior: null,
    inicio: '2026-11-21T17:01:00.000Z',
    fim: null,
    motivo: null,
    observacao: null,
    ucId: 1,
    agente: { id: 7, nome: 'Ana Atendente' },
    motivoSugerido: 'recadastramento',
  },
  uc: { id: 1, numero: '001347925802810', nome: 'Maria Souza' },
  eventos: [
    evento('evento:1', '2026-11-21T17:02:00.000Z', {
      tipo: 'recadastramento.registrado',
      recadastramentoId: 3,
      aceito: true,
      origem: 'automatico',
      campos: [
        {
          bloco: 'uc',
          campo: 'celular',
          resultado: 'confirmado',
          antes: '+5534987654321',
          depois: '+5534987654321',
        },
        {
          bloco: 'consumidor',
          campo: 'nascimento',
          resultado: 'corrigido',
          antes: null,
          depois: '1980-02-03',
        },
      ],
    }),
    evento('evento:2', '2026-11-21T17:03:00.000Z', {
      tipo: 'envio_digital.alterado',
      envioDigitalId: 4,
      antes: adesao('velha@uol.com.br'),
      depois: adesao('nova@uol.com.br'),
      termoVersao: 1,
      termoHash: HASH,
      modoAceite: 'falado',
    }),
    evento('tentativa:3', '2026-12-05T09:00:00.000Z', {
      tipo: 'disparo.tentativa',
      disparoId: 8,
      resultado: 'aceito',
      codigo: 250,
      resposta: '2.0.0 queued as 4711',
      messageId: '<d8@ramal.example>',
    }),
  ],
}

/** The two pages as the app routes them, in memory. */
async function open(path: string, answer: () => unknown = () => DETALHE) {
  const { requests } = await startServer({ [`GET /api/protocolos/${PROTOCOLO}`]: answer })
  const root = createRootRoute()
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: paths.protocolos, component: () => <ProtocoloPage /> }),
    createRoute({
      getParentRoute: () => root,
      path: paths.protocolo,
      component: () => <ProtocoloPage protocolo={PROTOCOLO} />,
    }),
  ])
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [path] }) })
  const { user } = renderApp(<RouterProvider router={router as never} />)
  return { user, router, requests }
}

describe('protocol page', () => {
  it('finds a protocol however its digits are punctuated', async () => {
    const { user, router } = await open(paths.protocolos)
    await user.type(
      await screen.findByRole('textbox', { name: 'Número do protocolo' }),
      '2026.1121 0000-4217{Enter}',
    )
    expect(await screen.findByRole('heading', { name: 'Protocolo 2026 1121 0000 4217' })).toBeTruthy()
    expect(router.state.location.pathname).toBe(`/protocolos/${PROTOCOLO}`)
  })

  it('says what is wrong with a number that cannot be one, without asking the server', async () => {
    const { user, requests } = await open(paths.protocolos)
    await user.type(await screen.findByRole('textbox', { name: 'Número do protocolo' }), '4217{Enter}')
    screen.getByRole('textbox', { description: /tem 16 dígitos/ })
    expect(requests).toEqual([])
  })

  it('says that no call has the protocol', async () => {
    await open(`/protocolos/${PROTOCOLO}`, () => problem(404, 'nao_encontrado'))
    expect(await screen.findByText('Nenhum atendimento tem este protocolo')).toBeTruthy()
  })

  it('tells the events in order, those of weeks later included', async () => {
    await open(`/protocolos/${PROTOCOLO}`)
    const article = await screen.findByRole('article')
    const titles = within(article)
      .getAllByRole('listitem')
      .map((item) => item.querySelector('strong')?.textContent)
    expect(titles).toEqual([
      'Recadastrado',
      'Envio digital alterado',
      'Tentativa de envio: aceita pelo servidor',
    ])
    expect(within(article).getByText(/250 2\.0\.0 queued as 4711/)).toBeTruthy()
    expect(within(article).getByText('<d8@ramal.example>')).toBeTruthy()
  })

  it('shows each field before and after, in the words of people', async () => {
    await open(`/protocolos/${PROTOCOLO}`)
    const [ficha, envio] = await screen.findAllByRole('table', { name: 'Antes e depois' })
    const cells = (table: HTMLElement | undefined) =>
      table
        ? within(table)
            .getAllByRole('row')
            .slice(1)
            .map((row) => [...row.children].map((cell) => cell.textContent))
        : []
    expect(cells(ficha)).toEqual([
      ['Celular', 'confirmado', '(34) 98765-4321', '(34) 98765-4321'],
      ['Data nascimento', 'corrigido', '—', '03/02/1980'],
    ])
    expect(cells(envio)[0]).toEqual(['Destinatários', 'E-mail velha@uol.com.br', 'E-mail nova@uol.com.br'])
    expect(screen.getByText('versão 1, aceite falado')).toBeTruthy()
    expect(screen.getByText(HASH)).toBeTruthy()
  })

  it('leads to the UC', async () => {
    await open(`/protocolos/${PROTOCOLO}`)
    const link = await screen.findByRole('link', { name: '0.013.479.258.028-10' })
    expect(link.getAttribute('href')).toBe('/comercial/unidade-consumidora?uc=1')
  })
})
