import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { umDisparo } from '#testing/exemplos.ts'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { Button } from '#ui/button.tsx'
import { toastQueue } from '#ui/toast.ts'
import { Toasts } from '#ui/toasts.tsx'
import { useEnviarDisparos, useRetomarDesfazer } from './desfazer.ts'

const CRIADO = Date.parse('2026-11-21T17:02:00.000Z')
const at = (ms: number) => new Date(CRIADO + ms).toISOString()
let lastId = 100

afterEach(() => {
  for (const { key } of toastQueue.visibleToasts) toastQueue.close(key)
})

/** What the server made of a request, each test's own: an offer is made once. */
function pedido(janelaMs: number, quantos = 1) {
  const pedidoId = ++lastId
  const common = { pedidoId, estadoEm: at(0), criadoEm: at(0), desfazerAte: at(janelaMs) }
  const itens = Array.from({ length: quantos }, (_, index) =>
    umDisparo(pedidoId * 10 + index, { ...common, faturaId: 44 + index }),
  )
  return { pedidoId, itens }
}

function Sender({ onDesfeito }: { onDesfeito: () => void }) {
  const { mutate } = useEnviarDisparos(onDesfeito)
  const body = { faturaIds: [44], meio: 'email' as const, enderecos: ['maria@gmail.com'] }
  return (
    <>
      <Button onPress={() => mutate({ body })}>Enviar</Button>
      <input />
    </>
  )
}

function Page() {
  useRetomarDesfazer()
  return null
}

const undo = () => screen.findByRole('button', { name: /^Desfazer/ })

describe('what was just sent', () => {
  async function send({ janelaMs = 10_000, refused = false, quantos = 1, desfeitos = 1 } = {}) {
    const sent = pedido(janelaMs, quantos)
    const path = `POST /api/pedidos/${sent.pedidoId}/desfazimento`
    const { requests } = await startServer({
      'POST /api/disparos': () => sent,
      [path]: () =>
        refused
          ? problem(409, 'estado_invalido', { detail: 'O envio já saiu; não pode mais ser desfeito.' })
          : { itens: sent.itens, desfeitos },
    })
    let undone = 0
    const { user, rerender } = renderApp(
      <>
        <Sender onDesfeito={() => undone++} />
        <Toasts />
      </>,
    )
    await user.click(screen.getByRole('button', { name: 'Enviar' }))
    const cancelled = () => requests.filter(({ path: at }) => at.endsWith('/desfazimento')).length
    return { user, rerender, cancelled, undone: () => undone }
  }

  it('can be taken back by keyboard, and says that nothing was sent', async () => {
    const { user, cancelled, undone } = await send()
    const button = await undo()
    expect(button.textContent).toContain('(10 s)')
    expect(screen.getByRole('status').textContent).toBe(
      '2ª via de 11/2026 para maria@gmail.com sai em instantes.',
    )
    button.focus()
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Envio desfeito: nada foi enviado.')).toBeTruthy()
    expect([cancelled(), undone()]).toEqual([1, 1])
    expect(screen.queryByRole('button', { name: /^Desfazer/ })).toBeNull()
  })

  it('is taken back by Ctrl+Z, except where that takes back what was typed', async () => {
    const { user, cancelled } = await send()
    await undo()
    await user.click(screen.getByRole('textbox'))
    await user.keyboard('{Control>}z{/Control}')
    expect(cancelled()).toBe(0)
    await user.click(screen.getByRole('button', { name: 'Enviar' }))
    await user.keyboard('{Control>}z{/Control}')
    expect(await screen.findByText('Envio desfeito: nada foi enviado.')).toBeTruthy()
    expect(cancelled()).toBe(1)
  })

  it('is reached by F6 from wherever the focus is', async () => {
    const { user, cancelled } = await send()
    await undo()
    await user.keyboard('{F6}{Tab}{Tab}')
    expect(document.activeElement).toBe(await undo())
    await user.keyboard('{Enter}')
    await waitFor(() => expect(cancelled()).toBe(1))
  })

  it('is one offer for all that was asked for at once, and says what could not be held any more', async () => {
    const { user, undone } = await send({ quantos: 3, desfeitos: 1 })
    expect((await screen.findByRole('status')).textContent).toBe(
      '2as vias de 3 faturas para maria@gmail.com saem em instantes.',
    )
    await user.click(await undo())
    expect(await screen.findByText('Desfeito em parte: 1 de 3. O resto já tinha saído.')).toBeTruthy()
    expect(undone()).toBe(0)
  })

  it('says what the server answers when it comes too late', async () => {
    const { user, undone } = await send({ refused: true })
    await user.click(await undo())
    expect(await screen.findByText('O envio já saiu; não pode mais ser desfeito.')).toBeTruthy()
    expect(undone()).toBe(0)
  })

  it('is offered no longer than the server holds it', async () => {
    await send({ janelaMs: 250 })
    await undo()
    await waitFor(() => expect(screen.queryByText(/sai em instantes/)).toBeNull())
  })
})

describe('a page that is loaded again', () => {
  it('offers what is left of the time, once', async () => {
    const { itens } = pedido(10_000, 2)
    await startServer({ 'GET /api/disparos/desfaziveis': () => ({ itens, agora: at(6_000) }) })
    renderApp(
      <>
        <Page />
        <Page />
        <Toasts />
      </>,
    )
    expect((await undo()).textContent).toContain('(4 s)')
  })
})
