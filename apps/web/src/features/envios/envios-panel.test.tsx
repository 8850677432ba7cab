import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { umDisparo } from '#testing/exemplos.ts'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { EnviosPanel } from './envios-panel.tsx'

const disparo = (id: number, rest: Partial<Disparo> = {}): Disparo =>
  umDisparo(id, { finalidade: 'primeira_via', estado: 'aceito', tentativas: 1, ...rest })

const ACEITO = disparo(3, {})
const NA_FILA = disparo(4, { estado: 'na_fila', endereco: 'joao@uol.com.br' })

/** The list of a UC against a server that answers acts with `act`, and holds what became of it. */
async function open(itens: Disparo[], { podeAgir = true, act = (): unknown => itens[0] } = {}) {
  const { requests } = await startServer({
    'GET /api/disparos?ucId=1&limite=20': () => ({ itens, depois: null }),
    'POST /api/disparos/3/reenvio': act,
    'POST /api/disparos/4/cancelamento': act,
  })
  const { user } = renderApp(<EnviosPanel ucId={1} podeAgir={podeAgir} />)
  const grid = await screen.findByRole('grid', { name: 'Envios desta UC' })
  const sent = () => requests.filter(({ method }) => method === 'POST').map(({ body }) => body)
  return { user, grid, sent }
}

describe('what was sent for a UC', () => {
  it('opens all that happened to one, in order, and goes on to the one that took its place', async () => {
    const passo = { codigo: null, texto: null, disparoId: null, resultado: null }
    const rest = {
      documentoHash: null,
      versaoModelo: null,
      messageId: null,
      protocolo: null,
      externoId: null,
      historico: [],
    }
    const detalhe = (id: number, passos: unknown[]) => ({
      ...disparo(id, { meio: 'whatsapp', endereco: '+5534987654321' }),
      ...rest,
      passos,
    })
    await startServer({
      'GET /api/disparos?ucId=1&limite=20': () => ({ itens: [disparo(3)], depois: null }),
      'GET /api/disparos/3': () =>
        detalhe(3, [
          { ...passo, em: '2026-11-21T17:02:00.000Z', tipo: 'criado' },
          { ...passo, em: '2026-11-21T17:02:11.000Z', tipo: 'tentativa', resultado: 'aceito' },
          {
            ...passo,
            em: '2026-11-21T17:02:12.000Z',
            tipo: 'recibo',
            resultado: 'failed',
            codigo: '131026',
            texto: 'Undeliverable',
          },
          { ...passo, em: '2026-11-21T17:02:13.000Z', tipo: 'substituto', disparoId: 9 },
        ]),
      'GET /api/disparos/9': () => detalhe(9, []),
    })
    const { user } = renderApp(<EnviosPanel ucId={1} podeAgir={false} />)
    await user.click(await screen.findByRole('button', { name: /^Andamento 1ª via/ }))
    const steps = within(await screen.findByRole('list', { name: 'Andamento do envio' }))
    expect(steps.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '21/11/2026 14:02:00Pedido registrado',
      '21/11/2026 14:02:11Tentativa de envio: aceita pelo servidor',
      '21/11/2026 14:02:12A operadora informou: não entregue131026 Undeliverable',
      '21/11/2026 14:02:13Perdido: a fatura vai em papel no lugarVer o outro envio',
    ])
    await user.click(steps.getByRole('button', { name: 'Ver o outro envio' }))
    await waitFor(() => expect(screen.queryAllByRole('listitem')).toEqual([]))
  })

  it('tells what became of each, and what the server said', async () => {
    const devolvido = disparo(5, { estado: 'devolvido', ultimoErro: '550 5.1.1 Unknown user' })
    const { grid } = await open([devolvido, disparo(6, { meio: 'impressao', endereco: null })])
    const [, first, second] = within(grid).getAllByRole('row')
    expect(first?.textContent).toContain('nov/26')
    expect(first?.textContent).toContain('devolvido550 5.1.1 Unknown user')
    expect(second?.textContent).toContain('1ª via · Impressãoimpresso')
  })

  it('sends again what was accepted, for a reason, after saying that it is another message', async () => {
    const { user, sent } = await open([ACEITO])
    await user.click(screen.getByRole('button', { name: 'Reenviar 1ª via de 11/2026 para maria@gmail.com' }))
    expect(screen.getByText(/O que sai agora é uma 2ª via, em outra mensagem\.$/)).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Diga por que se reenvia.')).toBeTruthy()
    expect(sent()).toEqual([])
    await user.type(screen.getByRole('textbox', { name: 'Motivo' }), 'Não achou{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent()).toEqual([{ motivo: 'Não achou' }])
  })

  it('cancels what waits, without paper only where that was said', async () => {
    const { user, sent } = await open([NA_FILA])
    await user.click(screen.getByRole('button', { name: /^Cancelar envio 1ª via/ }))
    await user.type(screen.getByRole('textbox', { name: 'Motivo' }), 'Fatura errada')
    await user.click(screen.getByRole('checkbox', { name: /^Imprimir a fatura/ }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent()).toEqual([{ motivo: 'Fatura errada', imprimir: false }])
  })

  it('keeps the reason and says what stands in the way', async () => {
    const detail = 'O envio já começou; não pode mais ser cancelado.'
    const { user } = await open([NA_FILA], { act: () => problem(409, 'estado_invalido', { detail }) })
    await user.click(screen.getByRole('button', { name: /^Cancelar envio/ }))
    await user.type(screen.getByRole('textbox', { name: 'Motivo' }), 'Errada{Enter}')
    expect(await screen.findByText(detail)).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Motivo' }).value).toBe('Errada')
  })

  it('offers no act to who may only look, nor on what is over or in a print lot', async () => {
    const over = [disparo(7, { estado: 'lido' }), disparo(8, { estado: 'cancelado' })]
    const lote = disparo(9, { meio: 'impressao', endereco: null, estado: 'na_fila', loteId: 2 })
    const termo = disparo(10, { finalidade: 'termo', faturaId: null, competencia: null })
    await open([...over, lote, termo, disparo(11, { meio: 'impressao', endereco: null })])
    expect(screen.queryByRole('button', { name: /^(Reenviar|Cancelar)/ })).toBeNull()
  })

  it('shows an agent the same list without acts', async () => {
    await open([ACEITO, NA_FILA], { podeAgir: false })
    expect(screen.queryByRole('button', { name: /^(Reenviar|Cancelar)/ })).toBeNull()
  })
})
