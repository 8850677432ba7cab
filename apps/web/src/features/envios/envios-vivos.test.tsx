import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useEnviarDisparos } from '#api/desfazer.ts'
import { umDisparo } from '#testing/exemplos.ts'
import { EventStream, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { Button } from '#ui/button.tsx'
import { EnviosVivos } from './components/envios-vivos.tsx'
import { EnviosPanel } from './envios-panel.tsx'

const agora = (ms = 0) => new Date(Date.now() + ms).toISOString()

/** Of a request: two bills to Maria in one message, one to João. */
const pedido = (rest: Partial<Disparo> = {}) => {
  const common = { pedidoId: 7, criadoEm: agora(), estadoEm: agora(), ...rest }
  return [
    umDisparo(1, { ...common, faturaId: 44 }),
    umDisparo(2, { ...common, faturaId: 43, competencia: '2026-10', juntoComId: 1 }),
    umDisparo(3, { ...common, faturaId: 44, endereco: 'joao@uol.com.br' }),
  ]
}

function Page() {
  const { mutate } = useEnviarDisparos()
  const body = { faturaIds: [44, 43], meio: 'email' as const, enderecos: [] }
  return (
    <>
      <Button onPress={() => mutate({ body })}>Enviar</Button>
      <EnviosVivos ucId={1} />
    </>
  )
}

async function send() {
  const stream = new EventStream()
  await startServer({
    'GET /api/ucs/1/disparos/eventos': () => stream,
    'POST /api/disparos': () => ({ pedidoId: 7, itens: pedido() }),
  })
  const { user } = renderApp(<Page />)
  await user.click(screen.getByRole('button', { name: 'Enviar' }))
  const region = await screen.findByRole('region', { name: 'Envios de agora' })
  const lines = () =>
    within(region)
      .getAllByRole('listitem')
      .map((item) => item.textContent.replaceAll(/\d\d:\d\dAndamento$/g, ''))
  return { user, stream, lines }
}

describe('what was sent moments ago', () => {
  it('stands by where it goes, and follows what becomes of it', async () => {
    const { stream, lines } = await send()
    expect(lines()).toEqual([
      'E-mail · 2 faturas · maria@gmail.comna fila',
      'E-mail · 1 fatura · joao@uol.com.brna fila',
    ])
    for (const disparo of pedido({ estado: 'aceito', estadoEm: agora(1_000) }))
      await stream.send('disparo', disparo)
    await waitFor(() =>
      expect(lines()).toEqual([
        'E-mail · 2 faturas · maria@gmail.comaceito pelo servidor',
        'E-mail · 1 fatura · joao@uol.com.braceito pelo servidor',
      ]),
    )
  })

  it('tells a screen reader of each message once, and of no bill that travels in another one’s', async () => {
    const { stream } = await send()
    const [maria, junto] = pedido({ estado: 'lido', estadoEm: agora(1_000) })
    const said = screen.getByRole('status')
    await stream.send('disparo', junto)
    await stream.send('disparo', maria)
    await waitFor(() => expect(said.textContent).toBe('2ª via de 11/2026 para maria@gmail.com: lido.'))
  })

  it('changes the list of the UC in place, and puts what is new on top, without reading it again', async () => {
    const stream = new EventStream()
    const { requests } = await startServer({
      'GET /api/ucs/1/disparos/eventos': () => stream,
      'GET /api/disparos?ucId=1&limite=20': () => ({ itens: [umDisparo(5)], depois: null }),
    })
    renderApp(
      <>
        <EnviosVivos ucId={1} />
        <EnviosPanel ucId={1} podeAgir={false} />
      </>,
    )
    const grid = await screen.findByRole('grid', { name: 'Envios desta UC' })
    await stream.send('disparo', umDisparo(5, { estado: 'entregue' }))
    await stream.send('disparo', umDisparo(6, { meio: 'sms', conteudo: 'barra', endereco: '+5534987654321' }))
    const rows = () =>
      within(grid)
        .getAllByRole('row')
        .slice(1)
        .map((row) => within(row).getAllByRole('gridcell')[1]?.textContent)
    await waitFor(() => expect(rows()).toEqual(['na fila', 'entregue']))
    expect(within(grid).getByRole('rowheader', { name: 'Barra · SMS' })).toBeTruthy()
    expect(requests.filter(({ path }) => path.startsWith('/api/disparos?'))).toHaveLength(1)
  })

  it('is put away by its button', async () => {
    const { user } = await send()
    await user.click(screen.getByRole('button', { name: 'Fechar estes envios' }))
    expect(screen.queryByRole('region')).toBeNull()
  })
})
