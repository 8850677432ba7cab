import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { SessaoContext } from '#app/sessao-context.ts'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { ParametrosPage } from './parametros-page.tsx'

const parametro = (chave: string, nome: string, rest: Partial<Parametro>): Parametro => ({
  chave,
  nome,
  caminho: ['CRM', 'Recadastramento'],
  explicacao: 'Para que serve.',
  efeito: 'Vale na próxima requisição.',
  tipo: 'inteiro',
  opcoes: [],
  unidade: null,
  minimo: null,
  maximo: null,
  opcional: false,
  valor: null,
  padrao: null,
  alteradoEm: null,
  alteradoPor: null,
  ...rest,
})

const INTERVALO = parametro('crm.intervalo', 'Efetuar recadastramento a cada (dias)', {
  tipo: 'inteiro',
  unidade: 'dias',
  minimo: 1,
  maximo: 3650,
  valor: '365',
  padrao: '365',
})
const WHATSAPP = parametro('canais.whatsapp', 'Channel contratado', {
  tipo: 'sim_nao',
  caminho: ['Canais', 'WhatsApp'],
  explicacao: 'O envio por WhatsApp depende do Channel.',
  valor: 'false',
  padrao: 'false',
})

const CONTA = parametro('financeiro.conta', 'Conta de e-mail das faturas', {
  tipo: 'opcao',
  caminho: ['Financeiro'],
  opcoes: [{ valor: '4', rotulo: 'Faturas' }],
  opcional: true,
})

async function open(perfil: 'atendente' | 'supervisor' = 'supervisor') {
  const { requests } = await startServer({
    'GET /api/parametros': () => ({ itens: [INTERVALO, WHATSAPP, CONTA] }),
    'PUT /api/parametros/crm.intervalo': ({ body }) => {
      const { valor } = body as { valor: string }
      if (valor === '0') {
        return problem(422, 'validacao', { campos: [{ campo: 'valor', mensagem: 'Use de 1 a 3650 dias.' }] })
      }
      return { ...INTERVALO, valor, alteradoEm: '2026-11-21T17:01:00.000Z', alteradoPor: 'Sérgio' }
    },
    'PUT /api/parametros/canais.whatsapp': () => ({ ...WHATSAPP, valor: 'true' }),
    'PUT /api/parametros/financeiro.conta': ({ body }) => ({
      ...CONTA,
      valor: (body as { valor: string | null }).valor,
    }),
    'GET /api/parametros/crm.intervalo/historico': () => ({
      itens: [{ em: '2026-11-20T12:00:00.000Z', usuario: 'Sérgio', de: '180', para: '365' }],
    }),
  })
  const sessao = {
    usuario: { id: 7, login: 'x', nome: 'Sérgio', perfil },
    agora: '2026-11-21T17:01:00.000Z',
    atendimentoAberto: null,
    demonstracao: false,
    desvioMs: 0,
  }
  const { user } = renderApp(
    <SessaoContext value={sessao}>
      <ParametrosPage />
    </SessaoContext>,
  )
  const card = await screen.findByRole('article', { name: INTERVALO.nome })
  return { user, card, writes: () => requests.filter(({ method }) => method === 'PUT') }
}

describe('parameters', () => {
  it('saves a number by Enter, in force and by whom it was changed', async () => {
    const { user, card, writes } = await open()
    const field = within(card).getByRole('textbox', { name: 'Valor em dias' })
    await user.clear(field)
    await user.type(field, '300{Enter}')
    expect(await within(card).findByText(/Alterado por Sérgio/)).toBeTruthy()
    expect(writes().map(({ body }) => body)).toEqual([{ valor: '300' }])
    expect(within(card).queryByRole('button', { name: 'Salvar' })).toBeNull()
    expect(document.activeElement).toBe(field)
  })

  it('keeps a refused value on screen with what is wrong', async () => {
    const { user, card } = await open()
    const field = within(card).getByRole<HTMLInputElement>('textbox', { name: 'Valor em dias' })
    await user.clear(field)
    await user.type(field, '0{Control>}{Enter}{/Control}')
    await within(card).findByRole('textbox', { description: /Use de 1 a 3650 dias/ })
    expect(field.value).toBe('0')
  })

  it('puts a value back by Desfazer without sending anything', async () => {
    const { user, card, writes } = await open()
    await user.type(within(card).getByRole('textbox', { name: 'Valor em dias' }), '9')
    await user.click(within(card).getByRole('button', { name: 'Desfazer' }))
    expect(within(card).getByRole<HTMLInputElement>('textbox', { name: 'Valor em dias' }).value).toBe('365')
    expect(writes()).toEqual([])
  })

  it('offers the options by their words, and none where that is allowed', async () => {
    const { user, writes } = await open()
    const campo = within(screen.getByRole('article', { name: CONTA.nome }))
    await user.selectOptions(campo.getByRole('combobox', { name: 'Valor' }), 'Faturas')
    await user.click(campo.getByRole('button', { name: 'Salvar' }))
    await waitFor(() => expect(campo.queryByRole('button', { name: 'Salvar' })).toBeNull())
    await user.selectOptions(campo.getByRole('combobox', { name: 'Valor' }), 'Nenhuma')
    await user.click(campo.getByRole('button', { name: 'Salvar' }))
    await waitFor(() => expect(writes()).toHaveLength(2))
    expect(writes().map(({ body }) => body)).toEqual([{ valor: '4' }, { valor: null }])
  })

  it('finds a parameter by any word of it, without accents', async () => {
    const { user } = await open()
    await user.type(screen.getByRole('searchbox', { name: 'Procurar parâmetro' }), 'depende CHANNEL')
    expect(
      screen.getAllByRole('article').map((article) => within(article).getByRole('heading').textContent),
    ).toEqual(['Channel contratado'])
  })

  it('shows only what is inside the chosen group', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Canais' }))
    expect(screen.getAllByRole('article')).toHaveLength(1)
  })

  it('tells who changed it, from what to what', async () => {
    const { user, card } = await open()
    await user.click(within(card).getByRole('button', { name: /^Histórico/ }))
    const row = await within(card).findByRole('row', { name: /20\/11\/2026/ })
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual(['Sérgio', '180 dias', '365 dias'])
  })

  it('is read-only for an agent', async () => {
    const { card } = await open('atendente')
    expect(within(card).getByRole<HTMLInputElement>('textbox', { name: 'Valor em dias' }).disabled).toBe(true)
    expect(within(card).queryByRole('button')).toBeNull()
  })
})
