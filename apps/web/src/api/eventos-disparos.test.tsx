import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { umDisparo } from '#testing/exemplos.ts'
import { EventStream, problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { useEnviosVivos } from './envios-vivos.ts'
import { useEventosDisparos } from './eventos-disparos.ts'

const PATH = 'GET /api/ucs/1/disparos/eventos'
const em = (ms: number) => new Date(Date.now() + ms).toISOString()

function Page() {
  useEventosDisparos(1)
  const { vivos, fechar } = useEnviosVivos(1)
  return (
    <button type="button" onClick={() => fechar(7)}>
      {vivos.map(({ id, estado }) => `${id} ${estado}`).join(', ') || 'nada'}
    </button>
  )
}

const expectShown = (texto: string) =>
  waitFor(() => expect(screen.getByRole('button').textContent).toBe(texto))

describe('the stream of a UC', () => {
  it('shows each state as it comes, and an older one that was overtaken changes nothing', async () => {
    const stream = new EventStream()
    await startServer({ [PATH]: () => stream })
    renderApp(<Page />)
    const tell = (id: number, estado: 'na_fila' | 'aceito' | 'lido', estadoEm: string) =>
      act(() => stream.send('disparo', umDisparo(id, { pedidoId: 7, estado, criadoEm: em(0), estadoEm })))
    await tell(1, 'na_fila', em(0))
    await expectShown('1 na_fila')
    await tell(1, 'lido', em(2_000))
    await expectShown('1 lido')
    await tell(1, 'aceito', em(1_000))
    await tell(2, 'na_fila', em(0))
    await expectShown('1 lido, 2 na_fila')
  })

  it('shows nothing of a request that was put away, nor of what nobody has just asked for', async () => {
    const stream = new EventStream()
    await startServer({ [PATH]: () => stream })
    const { user } = renderApp(<Page />)
    await stream.send('disparo', umDisparo(1, { pedidoId: 7, criadoEm: em(0) }))
    await expectShown('1 na_fila')
    await user.click(screen.getByRole('button'))
    await stream.send('disparo', umDisparo(1, { pedidoId: 7, criadoEm: em(0), estado: 'aceito' }))
    await stream.send('disparo', umDisparo(2, { pedidoId: null, criadoEm: em(0) }))
    await stream.send('disparo', umDisparo(3, { pedidoId: 8, criadoEm: em(-3_600_000) }))
    await stream.send('disparo', umDisparo(4, { pedidoId: 9, criadoEm: em(0) }))
    await expectShown('4 na_fila')
  })

  it('is taken up again when it breaks', async () => {
    const streams = [new EventStream(), new EventStream()]
    let opened = 0
    await startServer({ [PATH]: () => streams[opened++] })
    renderApp(<Page />)
    await streams[0]!.end()
    await streams[1]!.send('disparo', umDisparo(5, { pedidoId: 7, criadoEm: em(0), estado: 'entregue' }))
    await expectShown('5 entregue')
  })

  it('is not asked for again where it is refused', async () => {
    const { requests } = await startServer({ [PATH]: () => problem(403, 'sem_permissao') })
    renderApp(<Page />)
    await waitFor(() => expect(requests).toHaveLength(1))
    await expectShown('nada')
  })
})
