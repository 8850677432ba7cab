import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import type { ResultadoPagamentos as DadosPagamentos } from '@ramal/shared/contracts/pagamentos.ts'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { Andamento } from './components/andamento.tsx'
import { ResultadoPagamentos } from './components/resultado-pagamentos.tsx'
import { Resultado } from './components/resultado.tsx'
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

async function open(itens: object[] = [], pagamentos: object[] = []) {
  const { requests } = await startServer({
    'GET /api/faturas/a-parte': () => ({ itens, depois: null }),
    'GET /api/faturas/pagamentos/sem-fatura': () => ({ itens: pagamentos, depois: null }),
  })
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
    const cadastro = within(screen.getByRole('region', { name: 'Cadastro de UCs (CSV)' }))
    expect(document.activeElement).toBe(cadastro.getByRole('button', { name: 'Escolher arquivo' }))
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
        new File(['[]'], 'antigas.json'),
        new File(['%PDF'], 'conta.pdf'),
      ])
    const chosen = screen.getByRole('list', { name: 'Arquivos escolhidos' })
    expect(within(chosen).getAllByRole('listitem')).toHaveLength(3)
    expect(screen.getByRole('alert').textContent).toBe(
      'Só .xml, .zip, .csv ou .json: conta.pdf ficou de fora.',
    )
    await user.click(screen.getByRole('button', { name: 'Tirar um.xml' }))
    expect(chosen.textContent).toBe('LOTE.ZIP2 bytesantigas.json2 bytes')
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

  it('takes a file of payments by whatever name the bank gave it', async () => {
    const { user } = await open()
    const choosers = document.querySelectorAll<HTMLInputElement>('input[type=file]')
    await user.upload([...choosers].at(-1)!, new File(['A2'], 'ARRECAD.0412'))
    expect(screen.getByRole('list', { name: 'Arquivos escolhidos' }).textContent).toBe('ARRECAD.04122 bytes')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('lists the payments of bills that nobody knows', async () => {
    const pagamento = {
      id: 9,
      origem: 'febraban',
      valorCentavos: 18745,
      pagoEm: '2026-11-20',
      creditoEm: '2026-11-23',
      banco: '001',
      referencia: '83660000001874500380000100000000000000000017',
      recebidoEm: '2026-11-21T17:01:00.000Z',
    }
    await open([], [pagamento])
    const row = await screen.findByRole('row', { name: /^8366/ })
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'arrecadação bancária',
      '001',
      '20/11/2026',
      '23/11/2026',
      'R$\u00a0187,45',
      '21/11/2026 14:01:00',
    ])
  })
})

describe('result of an import', () => {
  it('tells how many of each, and each fault by file and line', () => {
    render(<Resultado resultado={RESULTADO} />)
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
    render(<Resultado resultado={{ ...RESULTADO, simulacao: true, importacaoId: null, falhas: [] }} />)
    expect(screen.getByText('Simulação: nada foi gravado.')).toBeTruthy()
    expect(screen.getByText('Nenhuma falha.')).toBeTruthy()
  })

  it('tells of payments how many were new, what they come to and which have no bill', () => {
    const data: DadosPagamentos = {
      importacaoId: 89,
      recebidos: 1000,
      novos: 990,
      repetidos: 9,
      recusados: 1,
      semFatura: 3,
      novosCentavos: 18_745_000,
      falhas: [{ arquivo: 'ARRECAD.0412', linha: 7, campo: 'valor', mensagem: 'O valor não é um número.' }],
    }
    render(
      <Andamento importacao={{ data, error: null, isPending: false }}>
        {(resultado) => <ResultadoPagamentos resultado={resultado} />}
      </Andamento>,
    )
    expect(screen.getByText('Importação nº 89')).toBeTruthy()
    expect(count('Novos')).toBe('990')
    expect(count('Repetidos')).toBe('9')
    expect(count('Sem fatura')).toBe('3')
    expect(count('Soma dos novos')).toBe('R$\u00a0187.450,00')
    expect(screen.getByRole('row', { name: 'ARRECAD.0412' }).textContent).toContain(
      'O valor não é um número.',
    )
  })

  it('says why a file was refused as a whole', () => {
    const error = new Error('O total do registro Z não confere com as linhas. Nada foi gravado.')
    render(<Andamento importacao={{ data: undefined, error, isPending: false }}>{() => null}</Andamento>)
    expect(screen.getByRole('alert').textContent).toContain('registro Z')
  })
})
