import type { Saida } from '@ramal/shared/contracts/saidas.ts'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { SaidasPanel } from './components/saidas-panel.tsx'

const GOOGLE: Saida = {
  tipo: 'provedor',
  chave: 'provedor:google.com',
  nome: 'google.com',
  falhasSeguidas: 5,
  pausadaAte: '2026-11-21T15:01:00.000Z',
  motivo: '421 4.7.0 Try again later',
  atualizadaEm: '2026-11-21T15:00:00.000Z',
}

describe('the ways out', () => {
  it('says that all work when none fails', async () => {
    await startServer({ 'GET /api/saidas': () => ({ itens: [] }) })
    renderApp(<SaidasPanel />)
    expect(await screen.findByText('Todas as saídas funcionam.')).toBeTruthy()
  })

  it('tells what fails and until when, and tries it again', async () => {
    const reopened: unknown[] = []
    await startServer({
      'GET /api/saidas': () => ({ itens: reopened.length === 0 ? [GOOGLE] : [] }),
      'POST /api/saidas/reaberturas': ({ body }) => {
        reopened.push(body)
        return { ...GOOGLE, falhasSeguidas: 0, pausadaAte: null }
      },
    })
    const { user } = renderApp(<SaidasPanel />)
    expect(await screen.findByText(/em pausa até/)).toBeTruthy()
    expect(screen.getByText('421 4.7.0 Try again later')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Tentar agora por google.com' }))
    expect(await screen.findByText('Todas as saídas funcionam.')).toBeTruthy()
    expect(reopened).toEqual([{ chave: 'provedor:google.com' }])
  })
})
