import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { Button } from '#ui/button.tsx'
import { toastQueue } from '#ui/toast.ts'
import { Toasts } from '#ui/toasts.tsx'
import { useEnviarDisparo, useRetomarDesfazer } from './desfazer.ts'

const CRIADO = Date.parse('2026-11-21T17:02:00.000Z')
const at = (ms: number) => new Date(CRIADO + ms).toISOString()
let lastId = 100

afterEach(() => {
  for (const { key } of toastQueue.visibleToasts) toastQueue.close(key)
})

/** A disparo of the server's, each test's own: an offer is made once. */
const disparo = (janelaMs: number) => ({
  id: ++lastId,
  faturaId: 44,
  ucId: 1,
  numero: null,
  competencia: '2026-11',
  finalidade: 'segunda_via',
  conteudo: 'fatura',
  meio: 'email',
  endereco: 'maria@gmail.com',
  estado: 'na_fila',
  estadoEm: at(0),
  criadoEm: at(0),
  segurado: false,
  tentativas: 0,
  ultimoErro: null,
  desfazerAte: at(janelaMs),
  motivoReenvio: null,
  loteId: null,
})

function Sender({ onDesfeito }: { onDesfeito: () => void }) {
  const { mutate } = useEnviarDisparo(onDesfeito)
  const body = { faturaId: 44, meio: 'email' as const, endereco: 'maria@gmail.com' }
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
  async function send({ janelaMs = 10_000, refused = false } = {}) {
    const sent = disparo(janelaMs)
    const path = `POST /api/disparos/${sent.id}/cancelamento`
    const { requests } = await startServer({
      'POST /api/disparos': () => sent,
      [path]: () =>
        refused
          ? problem(409, 'estado_invalido', { detail: 'O envio já saiu; não pode mais ser desfeito.' })
          : { ...sent, estado: 'cancelado', desfazerAte: null },
    })
    let undone = 0
    const { user, rerender } = renderApp(
      <>
        <Sender onDesfeito={() => undone++} />
        <Toasts />
      </>,
    )
    await user.click(screen.getByRole('button', { name: 'Enviar' }))
    const cancelled = () => requests.filter(({ path: at }) => at.endsWith('/cancelamento')).length
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
    const sent = disparo(10_000)
    await startServer({ 'GET /api/disparos/desfaziveis': () => ({ itens: [sent], agora: at(6_000) }) })
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
