import type { Destinos } from '@ramal/shared/contracts/destinos.ts'
import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { umaFatura } from '#testing/exemplos.ts'
import { startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { setLetras } from '#ui/letras.ts'
import { toastQueue } from '#ui/toast.ts'
import { FaturasPanel } from './components/faturas-panel.tsx'
import type { PedidoDeEnvio } from './pedido.ts'

const livre = { oferecido: true, motivo: null }
const DESTINOS: Destinos = {
  itens: [],
  remetente: null,
  canais: {
    email: livre,
    whatsapp: { oferecido: false, motivo: null },
    sms: { ...livre, motivo: 'Sem SMS' },
  },
}

const NOV = umaFatura(3, { competencia: '2026-11', vencimento: '2026-12-10' })
const OUT = umaFatura(2, {
  competencia: '2026-10',
  vencimento: '2026-11-10',
  valorCentavos: 100_00,
  saldoCentavos: 0,
  situacao: 'paga',
})
const SET = umaFatura(1, {
  competencia: '2026-09',
  vencimento: '2026-10-10',
  valorCentavos: 9_00,
  debitoAutomatico: true,
})

function Panel({ onEnviar }: { onEnviar: (pedido: PedidoDeEnvio) => void }) {
  const [selecao, setSelecao] = useState<ReadonlySet<number>>(new Set())
  const uc = { id: 1, numero: '001347925802810' }
  return <FaturasPanel uc={uc} selecao={selecao} onSelecao={setSelecao} onEnviar={onEnviar} />
}

async function open(itens: FaturaResumo[] = [SET, NOV, OUT], destinos = DESTINOS) {
  await startServer({
    'GET /api/ucs/1/faturas': () => ({ itens }),
    'GET /api/ucs/1/destinos': () => destinos,
  })
  const pedidos: PedidoDeEnvio[] = []
  const { user } = renderApp(<Panel onEnviar={(pedido) => pedidos.push(pedido)} />)
  const grid = await screen.findByRole('grid', { name: 'Faturas da UC' })
  const rows = () => within(grid).getAllByRole('row').slice(1)
  const competencias = () => rows().map((row) => within(row).getByRole('rowheader').textContent)
  return { user, grid, rows, competencias, pedidos }
}

/** Money is written with a space that does not break. */
const text = (element: Element | null | undefined) => element?.textContent.replaceAll('\u00a0', ' ')
const status = (texto: string) => screen.getByText(texto)

beforeEach(() => {
  for (const { key } of toastQueue.visibleToasts) toastQueue.close(key)
})

describe('the grid of bills', () => {
  it('shows the newest first with what is left to pay, and sorts both ways by keyboard', async () => {
    const { user, grid, rows, competencias } = await open()
    expect(competencias()).toEqual(['nov/26', 'out/26', 'set/26'])
    expect(text(rows()[1])).toContain('R$ 100,00R$ 0,00pagaDANF3e')
    expect(rows()[2]?.textContent).toContain('em abertodébito automático')
    const titles = within(grid).getAllByRole('columnheader')
    within(titles[1]!).getByRole('button').focus()
    await user.keyboard('{ArrowRight}{ArrowRight}{Enter}')
    expect(titles[3]!.getAttribute('aria-sort')).toBe('ascending')
    expect(competencias()).toEqual(['set/26', 'out/26', 'nov/26'])
    await user.keyboard('{Enter}')
    expect(competencias()).toEqual(['nov/26', 'out/26', 'set/26'])
  })

  it('is narrowed by the period and by a part of the competência, and shows all again', async () => {
    const { user, competencias } = await open()
    await user.type(screen.getByRole('textbox', { name: 'Competência' }), '10/')
    expect(competencias()).toEqual(['out/26'])
    await user.clear(screen.getByRole('textbox', { name: 'Competência' }))
    await user.type(screen.getByRole('textbox', { name: 'Competência' }), 'Set/26')
    expect(competencias()).toEqual(['set/26'])
    await user.click(screen.getByRole('button', { name: 'Limpar' }))
    const de = screen.getByRole('group', { name: 'Vencimento de' })
    await user.click(within(de).getAllByRole('spinbutton')[0]!)
    await user.keyboard('11112026')
    expect(competencias()).toEqual(['nov/26'])
    await user.type(screen.getByRole('textbox', { name: 'Competência' }), '2020')
    expect(screen.getByText('Nenhuma fatura neste período')).toBeTruthy()
  })

  it('adds up what is chosen by Space, Shift and Ctrl+A, and none by Esc', async () => {
    const { user, rows } = await open()
    expect(status('3 faturas')).toBeTruthy()
    rows()[0]!.focus()
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}')
    expect(text(status('2 faturas escolhidas').closest('div'))).toContain('Valor R$ 287,45Saldo R$ 187,45')
    expect(document.activeElement).toBe(rows()[1])
    await user.keyboard('{Control>}a{/Control}')
    expect(rows().map((row) => row.getAttribute('aria-selected'))).toEqual(['true', 'true', 'true'])
    await user.keyboard('{Escape}')
    expect(status('3 faturas')).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: 'Selecionar Fatura de 09/2026' }))
    expect(status('1 fatura escolhida')).toBeTruthy()
  })

  it('draws what is in sight of six hundred, and moves through all of them', async () => {
    const many = Array.from({ length: 600 }, (_, index) => umaFatura(index + 1, { competencia: '2026-01' }))
    const { user, grid, rows } = await open(many)
    expect(grid.getAttribute('aria-rowcount')).toBe('601')
    expect(rows().length).toBeLessThan(100)
    rows()[0]!.focus()
    await user.keyboard('{End}')
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('601')
  })
})

describe('one bill', () => {
  it('is opened by Enter, and copied from by one key', async () => {
    const { user, rows } = await open()
    const copied: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (texto) => void copied.push(texto))
    rows()[0]!.focus()
    await user.keyboard('lp')
    expect(copied).toEqual([NOV.linhaDigitavel, NOV.pix])
    await user.keyboard('{Enter}')
    const dialog = await screen.findByRole('dialog', { name: 'Fatura de 11/2026' })
    const frame = within(dialog).getByTitle('Documento da fatura de 11/2026')
    expect(frame.getAttribute('src')).toBe('/api/faturas/3/documento')
    await user.keyboard('l{Escape}')
    expect(copied).toHaveLength(3)
    await waitFor(() => expect(document.activeElement).toBe(rows()[0]))
  })

  it('is offered as a file where the browser shows no PDF', async () => {
    Object.defineProperty(navigator, 'pdfViewerEnabled', { value: false, configurable: true })
    onTestFinished(() => void Reflect.deleteProperty(navigator, 'pdfViewerEnabled'))
    const { user, rows } = await open()
    rows()[0]!.focus()
    await user.keyboard('v')
    const dialog = within(await screen.findByRole('dialog', { name: 'Fatura de 11/2026' }))
    const link = dialog.getByRole('link', { name: 'Baixar o PDF' })
    expect([link.getAttribute('href'), link.getAttribute('download')]).toEqual([
      '/api/faturas/3/documento',
      'fatura-2026-11.pdf',
    ])
    expect(dialog.queryByTitle(/^Documento/)).toBeNull()
    expect(dialog.queryByRole('button', { name: 'Imprimir' })).toBeNull()
  })

  it('takes no letters where those were switched off', async () => {
    setLetras(false)
    const { user, rows } = await open()
    const writing = vi.spyOn(navigator.clipboard, 'writeText')
    rows()[0]!.focus()
    await user.keyboard('l')
    expect(writing).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: 'Copiar Linha digitável 11/2026' })).toBeTruthy()
    setLetras(true)
  })

  it('in automatic debit has no boleto', async () => {
    const { user, rows } = await open([SET])
    expect(screen.getByRole('button', { name: 'Ver fatura 09/2026' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Copiar/ })).toBeNull()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Barra' }).disabled).toBe(true)
    rows()[0]!.focus()
    await user.keyboard('l')
    expect(toastQueue.visibleToasts[0]?.content.texto).toMatch(/^Débito automático/)
  })
})

describe('sending from the list', () => {
  it('goes by 2ª via and Barra, without a channel that was never contracted', async () => {
    const { user, rows, pedidos } = await open()
    await user.click(screen.getByRole('button', { name: '2ª via' }))
    const names = () => screen.getAllByRole('menuitem').map((item) => item.textContent)
    expect(names()).toEqual(['Imprimir', 'E-mailF9'])
    await user.click(screen.getByRole('menuitem', { name: /^E-mail/ }))
    rows()[1]!.focus()
    await user.keyboard(' {ArrowDown} ')
    await user.click(screen.getByRole('button', { name: 'Barra' }))
    expect(names()).toEqual(['Imprimir', 'E-mail', 'SMSSem SMS'])
    await user.click(screen.getByRole('menuitem', { name: 'Imprimir' }))
    expect(pedidos.map(({ faturas, ...rest }) => ({ ...rest, ids: faturas.map(({ id }) => id) }))).toEqual([
      { conteudo: 'fatura', meio: 'email', ids: [3] },
      { conteudo: 'barra', meio: 'impressao', ids: [1, 2] },
    ])
  })

  it('goes by F9 of the row in use, as by the button, or of those chosen', async () => {
    const { user, rows, pedidos } = await open()
    rows()[0]!.focus()
    await user.keyboard('{ArrowDown}{F9} {ArrowDown} {F9}')
    expect(pedidos.map(({ faturas }) => faturas.map(({ id }) => id))).toEqual([[2], [1, 2]])
    expect(pedidos[0]).toMatchObject({ conteudo: 'fatura', meio: 'email' })
    expect(screen.getByRole('button', { name: '2ª via' }).textContent).toBe('2ª viaF9')
  })

  it('is offered by the right click too', async () => {
    const { user, rows, pedidos } = await open()
    await user.pointer({ keys: '[MouseRight]', target: rows()[1]! })
    await user.click(screen.getByRole('menuitem', { name: 'Barra: E-mail' }))
    expect(pedidos[0]).toMatchObject({ conteudo: 'barra', meio: 'email', faturas: [{ id: 2 }] })
  })
})
