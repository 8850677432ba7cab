import type { LoteImpressao } from '@ramal/shared/contracts/lotes-impressao.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { LotesImpressaoPage } from './lotes-impressao-page.tsx'

const lote = (id: number, rest: Partial<LoteImpressao>): LoteImpressao => ({
  id,
  estado: 'montando',
  criadoEm: '2026-11-21T17:01:00.000Z',
  criadoPor: 'Sérgio',
  faturas: 1200,
  feitas: 300,
  frenteVerso: false,
  paginas: null,
  hash: null,
  tamanho: null,
  prontoEm: null,
  baixadoEm: null,
  impressoEm: null,
  impressoPor: null,
  erro: null,
  ...rest,
})

const PRONTO = lote(3, { estado: 'pronto', feitas: null, paginas: 1300, tamanho: 8_400_000 })

/** The page against a server with these lots, and `after` once something was written. */
async function open({
  lotes = [PRONTO],
  after = lotes,
  esperando = { total: 1200, mais: false },
  montar = (): unknown => lote(4, {}),
}: { lotes?: LoteImpressao[]; after?: LoteImpressao[]; esperando?: object; montar?: () => unknown } = {}) {
  let held = lotes
  const write = (answer: unknown) => {
    held = after
    return answer
  }
  const { requests } = await startServer({
    'GET /api/lotes-impressao?limite=20': () => ({ itens: held, depois: null, esperando }),
    'POST /api/lotes-impressao': () => write(montar()),
    'POST /api/lotes-impressao/3/impressao': () => write(after[0]),
    'POST /api/lotes-impressao/3/desfazer': () => write(after[0]),
  })
  const { user } = renderApp(<LotesImpressaoPage />)
  await screen.findByRole('grid', { name: 'Lotes' })
  return { user, sent: () => requests.filter(({ method }) => method === 'POST') }
}

describe('print lots', () => {
  it('makes a lot of what waits, of one competência when one is given', async () => {
    const { user, sent } = await open({ lotes: [], after: [lote(4, {})] })
    expect(screen.getByText('1.200 faturas esperam.')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: /competência/ }), '11/2026')
    await user.click(screen.getByRole('checkbox', { name: /Frente e verso/ }))
    await user.click(screen.getByRole('button', { name: 'Montar lote' }))
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Montagem do lote 4' })
    expect([bar.value, bar.max]).toEqual([300, 1200])
    expect(sent()[0]?.body).toEqual({ competencia: '2026-11', frenteVerso: true })
  })

  it('asks for a month that exists before it sends anything', async () => {
    const { user, sent } = await open()
    await user.type(screen.getByRole('textbox', { name: /competência/ }), '13/2026')
    await user.click(screen.getByRole('button', { name: 'Montar lote' }))
    expect(screen.getByText('Use mês e ano, como 11/2026.')).toBeTruthy()
    expect(sent()).toEqual([])
  })

  it('follows a lot until it is ready, and then offers its files', async () => {
    const lotes = [lote(3, {})]
    await open({ lotes })
    expect(screen.queryByRole('link', { name: 'Baixar PDF, lote 3' })).toBeNull()
    lotes[0] = PRONTO
    const pdf = await screen.findByRole<HTMLAnchorElement>(
      'link',
      { name: 'Baixar PDF, lote 3' },
      { timeout: 3000 },
    )
    expect(pdf.getAttribute('href')).toBe('/api/lotes-impressao/3/pdf')
    expect(screen.getByRole('link', { name: 'Manifesto, lote 3' }).getAttribute('href')).toBe(
      '/api/lotes-impressao/3/manifesto',
    )
    expect(screen.getByText('8,4 MB')).toBeTruthy()
  })

  it('marks a lot as printed after saying what follows', async () => {
    const { user, sent } = await open({ after: [lote(3, { estado: 'impresso', feitas: null })] })
    await user.click(screen.getByRole('button', { name: 'Marcar como impresso, lote 3' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'O lote 3 foi impresso?' })
    expect(dialog.textContent).toContain('1.200 faturas: contam como entregues')
    expect(sent()).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: 'Foi impresso' }))
    expect(await screen.findByText('impresso')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Desfazer, lote 3' })).toBeNull()
  })

  it('undoes a lot after saying what follows', async () => {
    const { user } = await open({ after: [lote(3, { estado: 'desfeito', feitas: null })] })
    await user.click(screen.getByRole('button', { name: 'Desfazer, lote 3' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Desfazer o lote 3?' })
    await user.click(within(dialog).getByRole('button', { name: 'Desfazer' }))
    expect(await screen.findByText('desfeito')).toBeTruthy()
  })

  it('says why there is no lot, and why one could not be written', async () => {
    const erro = 'O arquivo do lote não pôde ser gravado (ENOSPC). Desfaça o lote e monte outro.'
    const detail = 'Nenhuma fatura espera a impressão.'
    const { user } = await open({
      lotes: [lote(5, { erro })],
      montar: () => problem(409, 'estado_invalido', { detail }),
    })
    expect(screen.getByText(erro)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Montar lote' }))
    expect(await screen.findByText(detail)).toBeTruthy()
  })

  it('has nothing to make a lot of when nothing waits', async () => {
    await open({ lotes: [], esperando: { total: 0, mais: false } })
    expect(screen.getByText('Nenhuma fatura espera a impressão.')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Montar lote' }).disabled).toBe(true)
  })
})
