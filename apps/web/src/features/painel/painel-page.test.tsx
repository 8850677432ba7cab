import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { PainelPage } from './painel-page.tsx'

const disparo = (id: number, rest: Partial<Disparo>): Disparo => ({
  id,
  faturaId: 44,
  ucId: 1,
  numero: '001347925802810',
  competencia: '2026-11',
  finalidade: 'primeira_via',
  conteudo: 'fatura',
  meio: 'email',
  endereco: 'maria@gmail.com',
  digitado: false,
  pedidoId: null,
  juntoComId: null,
  estado: 'retido',
  estadoEm: '2026-11-21T17:02:00.000Z',
  criadoEm: '2026-11-21T17:02:00.000Z',
  segurado: false,
  tentativas: 0,
  ultimoErro: null,
  desfazerAte: null,
  motivoReenvio: null,
  loteId: null,
  ...rest,
})

const RETIDO = disparo(7, {})
const FALHOU = disparo(8, { estado: 'falhou', endereco: 'joao@uol.com.br', ultimoErro: '554 5.7.1 Rejected' })
const ROTINA = {
  horario: '18:00',
  proxima: '2026-11-21T21:00:00.000Z',
  ultima: {
    inicio: '2026-11-20T21:00:00.000Z',
    fim: '2026-11-20T21:00:02.000Z',
    liberados: 12,
    agendada: true,
    usuario: null,
  },
}

/** The panel against a server that holds one bill and has lost another. */
async function open({ reenvio = (): unknown => ({ ...FALHOU, estado: 'na_fila' }) } = {}) {
  let segurado = false
  let lost = [FALHOU]
  const { requests } = await startServer({
    'GET /api/disparos/contagens': () => ({
      itens: [
        { grupo: 'retido', total: 1, mais: false },
        { grupo: 'na_fila', total: 10_000, mais: true },
        { grupo: 'falhou', total: lost.length, mais: false },
      ],
    }),
    'GET /api/rotinas/envio-faturas': () => ROTINA,
    'GET /api/disparos?estado=retido&limite=50': () => ({ itens: [{ ...RETIDO, segurado }], depois: null }),
    'GET /api/disparos?problema=true&limite=50': () => ({ itens: lost, depois: null }),
    'PATCH /api/disparos/7': ({ body }) => {
      segurado = (body as { segurado: boolean }).segurado
      return { ...RETIDO, segurado }
    },
    'POST /api/disparos/8/reenvio': () => {
      const answer = reenvio()
      lost = []
      return answer
    },
    'POST /api/rotinas/envio-faturas/execucoes': () => ({ liberados: 1, em: '2026-11-21T17:03:00.000Z' }),
  })
  const { user } = renderApp(<PainelPage />)
  await screen.findByRole('grid', { name: 'Não chegaram' })
  await screen.findByRole('grid', { name: 'Retidos' })
  const sent = (method: string) => requests.filter((request) => request.method === method)
  return { user, sent }
}

describe('the panel', () => {
  it('tells how much waits, when the routine runs next and what it did last', async () => {
    await open()
    expect((await screen.findByText('Na fila ou saindo')).nextElementSibling?.textContent).toBe('10.000+')
    expect(await screen.findByText('Próxima execução: 21/11/2026 18:00:00.')).toBeTruthy()
    expect(screen.getByText('Última: 20/11/2026 18:00:00, no horário; 12 envios liberados.')).toBeTruthy()
  })

  it('holds a bill back and lets it go again', async () => {
    const { user, sent } = await open()
    const name = '1ª via de 11/2026 para maria@gmail.com'
    await user.click(screen.getByRole('button', { name: `Segurar ${name}` }))
    await user.click(await screen.findByRole('button', { name: `Soltar ${name}` }))
    expect(await screen.findByRole('button', { name: `Segurar ${name}` })).toBeTruthy()
    expect(sent('PATCH').map(({ body }) => body)).toEqual([{ segurado: true }, { segurado: false }])
  })

  it('asks before it runs the routine, and says how many were let go', async () => {
    const { user, sent } = await open()
    await user.click(screen.getByRole('button', { name: 'Executar agora' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(sent('POST')).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: 'Executar agora' }))
    expect(await screen.findByText('1 envio liberado.')).toBeTruthy()
  })

  it('sends a lost one again once a reason is given, and not before', async () => {
    const { user, sent } = await open()
    expect(screen.getByText('554 5.7.1 Rejected')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Reenviar 1ª via/ }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Diga por que se reenvia.')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Motivo' }), 'Servidor do cliente voltou')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Nenhuma falha')).toBeTruthy()
    expect(sent('POST')[0]?.body).toEqual({ motivo: 'Servidor do cliente voltou' })
  })

  it('keeps the reason and says what stands in the way', async () => {
    const detail = 'Este endereço está na lista de supressão. Levante a supressão antes de reenviar.'
    const { user } = await open({ reenvio: () => problem(409, 'estado_invalido', { detail }) })
    await user.click(screen.getByRole('button', { name: /^Reenviar 1ª via/ }))
    await user.type(screen.getByRole('textbox', { name: 'Motivo' }), 'Pedido{Enter}')
    expect(await screen.findByText(detail)).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Motivo' }).value).toBe('Pedido')
  })
})
