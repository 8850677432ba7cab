import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { umDisparo } from '#testing/exemplos.ts'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { EnvioDigitalPanel } from './envio-digital-panel.tsx'

const VAZIO: EnvioDigital = {
  ucId: 1,
  numero: '001347925802810',
  nome: 'Maria Souza',
  adesao: null,
  termo: { versao: 3, texto: 'O titular pede a fatura digital.', hash: 'abc' },
  whatsappContratado: false,
  protecaoPadrao: { protecao: 'nenhuma', digitos: 5 },
  sugestoes: [{ meio: 'email', endereco: 'maria@gmail.com' }],
  primeiraFatura: 'A primeira fatura digital será a de 12/2026, por e-mail.',
  ultimaFatura: { id: 44, competencia: '2026-11' },
}

const destinatario = (id: number, endereco: string) => ({
  id,
  meio: 'email' as const,
  endereco,
  usuario: 'Ana',
  criadoEm: '2026-11-21T17:01:00.000Z',
})

const aderido = (...enderecos: string[]): EnvioDigital => ({
  ...VAZIO,
  adesao: {
    id: 5,
    tipoCopia: 'apenas_digital',
    criadoEm: '2026-11-21T17:01:00.000Z',
    destinatarios: enderecos.map((endereco, index) => destinatario(index + 1, endereco)),
    termoVersao: 3,
    termoHash: 'abc',
    modoAceite: 'falado',
    protecao: 'nenhuma',
    protocolo: '2026112100000001',
  },
})

const PATH = '/api/ucs/1/envio-digital'

interface Opening {
  before?: EnvioDigital
  after?: EnvioDigital
  save?: () => unknown
  atendimentoId?: number | null
}

/** The panel against a server that holds `before`, and `after` once something was written. */
async function open({
  before = VAZIO,
  after = aderido('nova@uol.com.br'),
  save,
  atendimentoId = 5,
}: Opening = {}) {
  let held = before
  const write = () => (held = after)
  const { requests } = await startServer({
    [`GET ${PATH}`]: () => held,
    [`PUT ${PATH}`]: save ?? write,
    [`DELETE ${PATH}?atendimentoId=5`]: write,
    [`DELETE ${PATH}/destinatarios/1?atendimentoId=5`]: write,
    'POST /api/disparos': () => ({ pedidoId: 1, itens: [umDisparo(9, { pedidoId: 1 })] }),
  })
  const { user } = renderApp(<EnvioDigitalPanel ucId={1} atendimentoId={atendimentoId} />)
  await screen.findByRole('grid', { name: 'Destinatários do envio digital' })
  const sent = (method: string) => requests.filter((request) => request.method === method)
  return { user, sent }
}

const novo = () => screen.getByRole('button', { name: 'Novo' })
const address = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^(E-mail|Número do WhatsApp)$/ })

beforeEach(() => localStorage.clear())

describe('envio digital', () => {
  it('adheres by keyboard alone with the address typed once, and says which bill comes first', async () => {
    const { user, sent } = await open()
    await user.click(novo())
    expect(document.activeElement).toBe(address())
    await user.keyboard('Nova@UOL.com.br')
    expect(screen.getByText('n·o·v·a arroba uol ponto com ponto br')).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText(VAZIO.primeiraFatura)).toBeTruthy()
    expect(sent('PUT')[0]?.body).toEqual({
      atendimentoId: 5,
      destinatarios: [{ meio: 'email', endereco: 'nova@uol.com.br' }],
      tipoCopia: 'apenas_digital',
      termoVersao: 3,
      modoAceite: 'falado',
      protecao: 'nenhuma',
    })
  })

  it('adds the address by Enter and takes it out by its ✕', async () => {
    const { user } = await open()
    await user.click(novo())
    await user.keyboard('nova@uol.com.br{Enter}')
    expect(address().value).toBe('')
    await user.click(screen.getByRole('button', { name: 'Remover nova@uol.com.br' }))
    expect(screen.queryByRole('list', { name: 'Destinatários' })).toBeNull()
    expect(document.activeElement).toBe(address())
  })

  it('puts the address on file in by the arrow down', async () => {
    const { user } = await open()
    await user.click(novo())
    await user.keyboard('{ArrowDown}')
    expect(address().value).toBe('maria@gmail.com')
  })

  it('refuses an address that is wrong or already there, and sends nothing', async () => {
    const { user, sent } = await open()
    await user.click(novo())
    await user.keyboard('nova@uol{Control>}{Enter}{/Control}')
    screen.getByRole('textbox', { description: /O e-mail não é válido/ })
    await user.keyboard('.com.br{Enter}nova@uol.com.br{Enter}')
    screen.getByRole('textbox', { description: /já está na lista/ })
    expect(sent('PUT')).toEqual([])
  })

  it('says why WhatsApp cannot be chosen', async () => {
    const { user } = await open()
    await user.click(novo())
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'WhatsApp' }).disabled).toBe(true)
    expect(screen.getByText(/não contratou o Channel/)).toBeTruthy()
  })

  it('asks outside a call how the term was accepted, instead of supposing it', async () => {
    const { user, sent } = await open({ atendimentoId: null })
    await user.click(novo())
    await user.keyboard('nova@uol.com.br{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Diga como o termo foi aceito.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Assinado' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(sent('PUT')[0]?.body).toMatchObject({ modoAceite: 'assinado', atendimentoId: null }),
    )
  })

  it('shows what the server refuses at the address that it names', async () => {
    const mensagem = 'Este endereço foi recusado.'
    const { user } = await open({
      save: () => problem(422, 'validacao', { campos: [{ campo: 'destinatarios.0.endereco', mensagem }] }),
    })
    await user.click(novo())
    await user.keyboard('nova@uol.com.br{Control>}{Enter}{/Control}')
    const list = await screen.findByRole('list', { name: 'Destinatários' })
    expect(await within(list).findByText(mensagem)).toBeTruthy()
  })

  it('has the draft back after the page was left, and lets it be thrown away', async () => {
    const { user } = await open()
    await user.click(novo())
    await user.keyboard('nova@uol.com.br{Enter}{Escape}')
    cleanup()
    const { user: later } = await open()
    await later.click(novo())
    expect(screen.getByRole('button', { name: 'Remover nova@uol.com.br' })).toBeTruthy()
    await later.click(screen.getByRole('button', { name: 'Descartar rascunho' }))
    expect(screen.queryByRole('button', { name: 'Remover nova@uol.com.br' })).toBeNull()
  })

  it('offers the 2ª via of the last bill, to the address that came last, after saving', async () => {
    const after = aderido('antiga@uol.com.br', 'nova@uol.com.br')
    after.adesao!.destinatarios[1]!.criadoEm = '2026-11-21T17:05:00.000Z'
    const { user, sent } = await open({ after })
    await user.click(novo())
    await user.keyboard('nova@uol.com.br{Control>}{Enter}{/Control}')
    await user.click(
      await screen.findByRole('button', { name: 'Enviar a 2ª via de nov/26 para nova@uol.com.br' }),
    )
    const sentence = await screen.findByText('2ª via na fila de envio para nova@uol.com.br.')
    expect(document.activeElement).toBe(sentence)
    expect(sent('POST')[0]?.body).toEqual({
      faturaIds: [44],
      meio: 'email',
      enderecos: ['nova@uol.com.br'],
      atendimentoId: 5,
    })
  })

  it('warns that excluding the last destinatário means paper, and ends the adhesion in one action', async () => {
    const { user, sent } = await open({ before: aderido('maria@gmail.com'), after: VAZIO })
    await user.click(screen.getByRole('checkbox', { name: /maria@gmail\.com/ }))
    await user.click(screen.getByRole('button', { name: 'Excluir' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(within(dialog).getByText(/volta à fatura impressa/)).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Excluir' }))
    expect(await screen.findByText('Esta UC recebe a fatura impressa')).toBeTruthy()
    expect(sent('DELETE').map(({ path }) => path)).toEqual([`${PATH}?atendimentoId=5`])
  })

  it('excludes one of two by the Delete key and leaves the other', async () => {
    const { user, sent } = await open({
      before: aderido('maria@gmail.com', 'jose@uol.com.br'),
      after: aderido('jose@uol.com.br'),
    })
    await user.click(screen.getByRole('checkbox', { name: /maria@gmail\.com/ }))
    await user.keyboard('{Delete}')
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Excluir' }))
    await waitFor(() => expect(screen.queryByText('maria@gmail.com')).toBeNull())
    expect(sent('DELETE').map(({ path }) => path)).toEqual([`${PATH}/destinatarios/1?atendimentoId=5`])
  })

  describe('password of the PDF', () => {
    const choose = async (user: Awaited<ReturnType<typeof open>>['user'], name: RegExp) =>
      user.selectOptions(
        screen.getByRole('combobox', { name: 'Senha do PDF' }),
        screen.getByRole('option', { name }),
      )

    it('starts from the parameter and asks for nothing', async () => {
      const before = { ...VAZIO, protecaoPadrao: { protecao: 'documento' as const, digitos: 6 } }
      const { user, sent } = await open({ before })
      await user.click(novo())
      expect(
        screen.getByRole('option', { name: '6 primeiros dígitos do documento', selected: true }),
      ).toBeTruthy()
      await user.type(address(), 'nova@uol.com.br{Control>}{Enter}{/Control}')
      await screen.findByText(VAZIO.primeiraFatura)
      expect(sent('PUT')[0]?.body).toMatchObject({ protecao: 'documento' })
    })

    it('asks for the one that the titular chooses, and keeps it out of the draft', async () => {
      const { user, sent } = await open()
      await user.click(novo())
      await user.type(address(), 'nova@uol.com.br')
      await choose(user, /Escolhida/)
      await user.keyboard('{Control>}{Enter}{/Control}')
      expect(screen.getByText('Digite a senha que o titular escolheu.')).toBeTruthy()
      await user.type(screen.getByRole('textbox', { name: 'Senha escolhida' }), 'luz-2026')
      expect(JSON.stringify({ ...localStorage })).not.toContain('luz-2026')
      await user.keyboard('{Control>}{Enter}{/Control}')
      await screen.findByText(VAZIO.primeiraFatura)
      expect(sent('PUT')[0]?.body).toMatchObject({ protecao: 'escolhida', senha: 'luz-2026' })
    })

    it('stays as it is when it was chosen before and nothing is typed', async () => {
      const before = aderido('maria@gmail.com')
      before.adesao!.protecao = 'escolhida'
      const { user, sent } = await open({ before })
      await user.click(screen.getByRole('button', { name: /^(Novo|Alterar)/ }))
      expect(screen.getByText('Vazia mantém a senha atual.')).toBeTruthy()
      await user.keyboard('{Control>}{Enter}{/Control}')
      await screen.findByText(VAZIO.primeiraFatura)
      expect(sent('PUT')[0]?.body).not.toHaveProperty('senha')
    })
  })
})
