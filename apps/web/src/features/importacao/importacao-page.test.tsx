import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { Andamento } from './components/andamento.tsx'
import { ImportacaoPage } from './importacao-page.tsx'

const RESULTADO: ResultadoImportacao = {
  importacaoId: 88,
  simulacao: false,
  recebidos: 1200,
  novos: 1190,
  repetidos: 7,
  atualizados: 2,
  recusados: 1,
  aParte: 0,
  falhas: [
    { arquivo: 'lote.zip/31.xml', linha: 4, campo: 'vNF', mensagem: 'O total não confere com os itens.' },
  ],
}

async function open(itens: object[] = []) {
  const { requests } = await startServer({ 'GET /api/faturas/a-parte': () => ({ itens, depois: null }) })
  const { user } = renderApp(<ImportacaoPage />)
  return { user, writes: () => requests.filter(({ method }) => method === 'POST') }
}

const count = (name: string) => screen.getByText(name).nextElementSibling?.textContent

describe('import page', () => {
  it('asks for a file before sending anything', async () => {
    const { user, writes } = await open()
    await screen.findByText('Nenhuma fatura guardada à parte')
    await user.click(screen.getByRole('button', { name: 'Simular' }))
    expect(screen.getByRole('alert').textContent).toBe('Escolha pelo menos um arquivo.')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Escolher arquivo' }))
    expect(writes()).toEqual([])
  })

  it('lists the chosen files, takes one out again and names what it cannot import', async () => {
    const { user } = await open()
    const chooser = document.querySelector<HTMLInputElement>('input[type=file][multiple]')!
    // A drop is not bound by `accept`; neither is this.
    await userEvent
      .setup({ applyAccept: false })
      .upload(chooser, [
        new File(['<a/>'], 'um.xml'),
        new File(['PK'], 'LOTE.ZIP'),
        new File(['%PDF'], 'conta.pdf'),
      ])
    const chosen = screen.getByRole('list', { name: 'Arquivos escolhidos' })
    expect(within(chosen).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByRole('alert').textContent).toBe('Só .xml ou .zip: conta.pdf ficou de fora.')
    await user.click(screen.getByRole('button', { name: 'Tirar um.xml' }))
    expect(chosen.textContent).toBe('LOTE.ZIP2 bytes')
  })

  it('lists the bills whose UC nobody knows', async () => {
    await open([
      {
        id: 3,
        chave: '31261100000000000191660010000000011000000017',
        ucInformada: '001347925802810',
        competencia: '2026-11',
        valorCentavos: 18745,
        importadaEm: '2026-11-21T17:01:00.000Z',
      },
    ])
    const row = await screen.findByRole('row', { name: /^3126/ })
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual(['0.013.479.258.028-10', '11/2026', 'R$\u00a0187,45', '21/11/2026 14:01:00'])
  })
})

describe('result of an import', () => {
  it('tells how many of each, and each fault by file and line', () => {
    render(<Andamento importacao={{ data: RESULTADO, error: null, isPending: false }} />)
    expect(screen.getByText('Importação nº 88')).toBeTruthy()
    expect(count('Recebidos')).toBe('1.200')
    expect(count('Recusados')).toBe('1')
    const row = screen.getByRole('row', { name: 'lote.zip/31.xml' })
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual(['4', 'vNF', 'O total não confere com os itens.'])
  })

  it('says that a dry run kept nothing', () => {
    const data = { ...RESULTADO, simulacao: true, importacaoId: null, falhas: [] }
    render(<Andamento importacao={{ data, error: null, isPending: false }} />)
    expect(screen.getByText('Simulação: nada foi gravado.')).toBeTruthy()
    expect(screen.getByText('Nenhuma falha.')).toBeTruthy()
  })
})
