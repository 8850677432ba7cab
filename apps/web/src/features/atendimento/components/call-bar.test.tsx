import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { useQuery } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { sessaoQuery } from '#api/sessao-query.ts'
import { paths } from '#app/paths.ts'
import { problem, type Received, Reply, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { Toasts } from '#ui/toasts.tsx'
import { CallBar } from './call-bar.tsx'

const aberto: Atendimento = {
  id: 9,
  protocolo: '2026112100004217',
  origem: 'telefone',
  telefone: null,
  protocoloAnterior: null,
  inicio: '2026-11-21T20:01:00.000Z',
  fim: null,
  motivo: null,
  observacao: null,
  ucId: null,
  agente: { id: 1, nome: 'Ana' },
  motivoSugerido: 'envio_digital',
}

/** A server that keeps one open call, as the real one does. */
function callServer(open: Atendimento | null) {
  const state = { open }
  const sessao = () => ({
    usuario: { id: 1, login: 'ana', nome: 'Ana', perfil: 'atendente' },
    agora: '2026-11-21T20:03:31.000Z',
    atendimentoAberto: state.open,
    demonstracao: false,
  })
  const start = ({ body }: Received) => {
    if (state.open) return problem(409, 'atendimento_ja_aberto', { detail: 'Há um atendimento aberto.' })
    state.open = { ...aberto, ...(body as Partial<Atendimento>) }
    return new Reply(201, state.open)
  }
  const finish = ({ body }: Received) => {
    const ended = { ...aberto, ...(body as Partial<Atendimento>), fim: '2026-11-21T20:05:00.000Z' }
    state.open = null
    return ended
  }
  return {
    state,
    started: startServer({
      'GET /api/sessao': sessao,
      'POST /api/atendimentos': start,
      'POST /api/atendimentos/9/finalizacao': finish,
    }),
  }
}

interface PageProps {
  onSearch: () => void
  onStarted: (atendimento: Atendimento) => void
}

function Page({ onSearch, onStarted }: PageProps) {
  const { data } = useQuery(sessaoQuery)
  if (!data) return null
  return (
    <>
      <CallBar
        atendimento={data.atendimentoAberto}
        desvioMs={data.desvioMs}
        onSearch={onSearch}
        onStarted={onStarted}
      />
      <Toasts />
    </>
  )
}

function open() {
  const onSearch = vi.fn<() => void>()
  const onStarted = vi.fn<(atendimento: Atendimento) => void>()
  const rootRoute = createRootRoute()
  const getParentRoute = () => rootRoute
  const routeTree = rootRoute.addChildren([
    createRoute({
      getParentRoute,
      path: paths.atendimento,
      component: () => <Page onSearch={onSearch} onStarted={onStarted} />,
    }),
    createRoute({ getParentRoute, path: paths.protocolo }),
  ])
  const router = createRouter({ routeTree, history: createMemoryHistory() })
  return { onSearch, onStarted, ...renderApp(<RouterProvider router={router} />) }
}

describe('the call bar', () => {
  it('starts a call by F2 with the channel filled in, shows its protocol and goes on to the search', async () => {
    const { requests } = await callServer(null).started
    const { user, onSearch, onStarted } = open()
    await screen.findByRole('button', { name: /Iniciar atendimento/ })
    await user.keyboard('{F2}')
    // What is typed while the answer is on its way is typed into the search.
    expect(onSearch).toHaveBeenCalledTimes(1)
    expect(await screen.findByText('2026 1121 0000 4217')).toBeTruthy()
    expect(onStarted).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 9 }))
    const [post] = requests.filter(({ method }) => method === 'POST')
    expect(post?.body).toEqual({ origem: 'telefone', telefone: null, protocoloAnterior: null })
    expect(post?.headers['idempotency-key']).toMatch(/^[\da-f-]{36}$/)
  })

  it('leads back to what the server refused', async () => {
    const refuse = () =>
      problem(422, 'invalido', { campos: [{ campo: 'telefone', mensagem: 'O telefone não confere.' }] })
    await startServer({
      'GET /api/sessao': () => ({
        usuario: { id: 1, login: 'ana', nome: 'Ana', perfil: 'atendente' },
        agora: '2026-11-21T20:03:31.000Z',
        atendimentoAberto: null,
        demonstracao: false,
      }),
      'POST /api/atendimentos': refuse,
    })
    const { user } = open()
    await screen.findByRole('button', { name: /Iniciar atendimento/ })
    await user.keyboard('{F2}')
    await screen.findByText('O telefone não confere.')
    expect(document.activeElement).toBe(screen.getByLabelText('Telefone'))
  })

  it('asks for the earlier protocol only for a return', async () => {
    const { requests } = await callServer(null).started
    const { user } = open()
    const origem = await screen.findByLabelText('Origem')
    expect(screen.queryByLabelText('Protocolo anterior')).toBeNull()
    await user.selectOptions(origem, 'Retorno')
    await user.type(screen.getByLabelText('Protocolo anterior'), '2026112000000001{F2}')
    await screen.findByText('2026 1121 0000 4217')
    expect(requests.at(-1)?.body ?? requests.at(-2)?.body).toMatchObject({
      origem: 'retorno',
      protocoloAnterior: '2026112000000001',
    })
  })

  it('shows the call that is already open on another machine instead of starting a second one', async () => {
    const server = callServer(null)
    await server.started
    const { user } = open()
    await screen.findByRole('button', { name: /Iniciar atendimento/ })
    server.state.open = aberto
    await user.keyboard('{F2}')
    expect(await screen.findByText('2026 1121 0000 4217')).toBeTruthy()
    expect(await screen.findByText(/já tinha este atendimento aberto/)).toBeTruthy()
  })

  it('finishes by F4 and Enter with the reason that what was done suggests', async () => {
    const { requests } = await callServer(aberto).started
    const { user } = open()
    await screen.findByText('2026 1121 0000 4217')
    await user.keyboard('{F4}')
    const dialog = await screen.findByRole('dialog', { name: 'Finalizar atendimento' })
    expect(within(dialog).getByRole('radio', { name: 'Envio digital' })).toHaveProperty('checked', true)
    await user.keyboard('{Enter}')
    await screen.findByRole('button', { name: /Iniciar atendimento/ })
    expect(requests.find(({ path }) => path.endsWith('finalizacao'))?.body).toEqual({
      motivo: 'envio_digital',
      observacao: null,
    })
  })

  it('closes a mistaken start as engano', async () => {
    const { requests } = await callServer(aberto).started
    const { user } = open()
    await screen.findByText('2026 1121 0000 4217')
    await user.keyboard('{F4}')
    await user.click(await screen.findByRole('radio', { name: 'Engano' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByRole('button', { name: /Iniciar atendimento/ })
    expect(requests.find(({ path }) => path.endsWith('finalizacao'))?.body).toMatchObject({
      motivo: 'engano',
    })
  })
})
