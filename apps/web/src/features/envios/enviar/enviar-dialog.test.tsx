import type { Destinos } from '@ramal/shared/contracts/destinos.ts'
import type { MeioDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { umaFatura, umDisparo } from '#testing/exemplos.ts'
import { problem, type Received, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { EnviarDialog } from './components/enviar-dialog.tsx'

const livre = { oferecido: true, motivo: null }
const MARIA = 'maria@gmail.com'
const DESTINOS: Destinos = {
  itens: [
    { meio: 'email', endereco: MARIA, origem: 'adesao', preferido: true, aviso: null },
    {
      meio: 'email',
      endereco: 'm.silva@uol.com.br',
      origem: 'contato',
      preferido: false,
      aviso: 'Devolvido.',
    },
    { meio: 'email', endereco: 'maria@empresa.com', origem: 'principal', preferido: false, aviso: null },
    { meio: 'whatsapp', endereco: '+5534987654321', origem: 'adesao', preferido: true, aviso: null },
    { meio: 'sms', endereco: '+5534987654321', origem: 'contato', preferido: true, aviso: null },
  ],
  remetente: { nome: 'Energia', endereco: 'faturas@energia.example' },
  canais: { email: livre, whatsapp: livre, sms: livre },
}
const CONHECIDO = { noCadastro: true, deOutraPessoa: false, aviso: null }
const NOV = umaFatura(3)
const SUBSTITUIDA = umaFatura(2, {
  competencia: '2026-10',
  situacao: 'substituida',
  substituidaPor: { id: 4, competencia: '2026-10', numeroFiscal: 1004 },
})
const VALE = umaFatura(4, { competencia: '2026-10' })

interface Opening {
  faturas?: readonly FaturaResumo[]
  meio?: MeioDisparo
  conteudo?: 'fatura' | 'barra'
  conferencia?: Partial<typeof CONHECIDO>
  answer?: (request: Received) => unknown
}

async function open({
  faturas = [NOV],
  meio = 'email',
  conteudo = 'fatura',
  conferencia,
  answer,
}: Opening = {}) {
  const { requests } = await startServer({
    'GET /api/ucs/1/destinos': () => DESTINOS,
    'GET /api/ucs/1/faturas': () => ({ itens: [NOV, SUBSTITUIDA, VALE] }),
    'POST /api/ucs/1/destinos/conferencias': ({ body }) => ({
      ...(body as object),
      ...CONHECIDO,
      ...conferencia,
    }),
    'GET /api/faturas/3/barra': () => ({
      texto: 'Fatura 11/2026',
      codificacao: 'ucs2',
      caracteres: 14,
      partes: 2,
      comPix: false,
    }),
    'POST /api/disparos': answer ?? (() => ({ pedidoId: 1, itens: [umDisparo(1, { pedidoId: 1 })] })),
  })
  const done: string[] = []
  const { user, unmount } = renderApp(
    <EnviarDialog
      ucId={1}
      atendimentoId={5}
      {...{ faturas, meio, conteudo }}
      onEnviado={() => done.push('enviado')}
      onClose={() => done.push('fechado')}
    />,
  )
  if (meio !== 'impressao') await screen.findByRole('group', { name: 'Endereços do cadastro' })
  const sent = () => requests.filter(({ path }) => path === '/api/disparos').map(({ body }) => body)
  return { user, unmount, done, sent }
}

const send = '{Control>}{Enter}{/Control}'
const typed = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Digitar/ })
const box = (name: RegExp | string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
const ticked = () =>
  within(screen.getByRole('group', { name: 'Endereços do cadastro' }))
    .getAllByRole<HTMLInputElement>('checkbox')
    .map(({ checked }) => checked)

beforeEach(() => localStorage.clear())

describe('by e-mail', () => {
  it('goes with what is typed at once and Ctrl+Enter, beside the preferred address, and says so before', async () => {
    const { user, sent, done } = await open({ faturas: [NOV, VALE] })
    await user.keyboard('Nova@UOL.com.br')
    expect(screen.getByText('2 faturas para 2 endereços: 2 mensagens com 2 PDFs')).toBeTruthy()
    await user.keyboard(send)
    await waitFor(() => expect(done).toEqual(['enviado']))
    expect(sent()).toEqual([
      {
        faturaIds: [3, 4],
        conteudo: 'fatura',
        meio: 'email',
        enderecos: [MARIA, 'nova@uol.com.br'],
        guardarNoCadastro: false,
        consentimento: false,
        ciente: [],
        assunto: null,
        recado: null,
        confirmarLeitura: false,
        atendimentoId: 5,
      },
    ])
  })

  it('takes several typed ones, subject, message and the read receipt', async () => {
    const { user, sent } = await open()
    await user.click(box(MARIA))
    await user.click(typed())
    await user.paste('a@x.com.br; b@x.com.br')
    await user.keyboard('{Enter}')
    expect(typed().value).toBe('')
    await user.click(screen.getByRole('button', { name: 'Tirar a@x.com.br' }))
    await user.click(screen.getByRole('textbox', { name: 'Assunto' }))
    await user.paste('Sua fatura')
    await user.click(screen.getByRole('textbox', { name: 'Mensagem' }))
    await user.paste('Como pediu')
    await user.click(box('Solicitar confirmação de leitura'))
    await user.keyboard(send)
    await waitFor(() =>
      expect(sent()).toMatchObject([
        { enderecos: ['b@x.com.br'], assunto: 'Sua fatura', recado: 'Como pediu', confirmarLeitura: true },
      ]),
    )
  })

  it('selects all, none and the others by buttons, keys and the menu of the right click', async () => {
    const { user } = await open()
    expect(ticked()).toEqual([true, false, false])
    await user.click(screen.getByRole('button', { name: 'Inverter seleção' }))
    expect(ticked()).toEqual([false, true, true])
    box(MARIA).focus()
    await user.keyboard('{Control>}a{/Control}')
    expect(ticked()).toEqual([true, true, true])
    await user.pointer({ keys: '[MouseRight]', target: box(MARIA) })
    await user.click(await screen.findByRole('menuitem', { name: /^Desselecionar todos/ }))
    expect(ticked()).toEqual([false, false, false])
    await user.keyboard(send)
    expect(await screen.findByText('Marque ou digite para onde enviar.')).toBeTruthy()
  })

  it('offers to keep what is new, and sends to another customer only where that was ticked', async () => {
    const { user, sent } = await open({ conferencia: { noCadastro: false, deOutraPessoa: true } })
    await user.keyboard('jose@gmail.com')
    await user.click(await screen.findByRole('checkbox', { name: /^Guardar no cadastro/ }))
    await user.keyboard(send)
    expect(await screen.findByText('Marque para enviar mesmo assim.')).toBeTruthy()
    expect(document.activeElement).toBe(box(/outro cliente/))
    await user.keyboard(` ${send}`)
    await waitFor(() =>
      expect(sent()).toMatchObject([{ ciente: ['endereco_de_outro'], guardarNoCadastro: true }]),
    )
  })

  it('asks what only the server knew, at its control', async () => {
    const detail = 'A fatura de 11/2026 já está paga.'
    const { user, sent } = await open({
      answer: ({ body }) =>
        (body as { ciente: string[] }).ciente.includes('fatura_paga')
          ? { pedidoId: 1, itens: [umDisparo(1, { pedidoId: 1 })] }
          : problem(409, 'fatura_paga', { detail }),
    })
    await user.keyboard(send)
    expect(await screen.findByText(detail)).toBeTruthy()
    await user.keyboard(` ${send}`)
    await waitFor(() => expect(sent()).toHaveLength(2))
  })

  it('says which address is refused', async () => {
    const mensagem = 'Este endereço está suprimido.'
    const campos = [{ campo: 'enderecos.1', mensagem }]
    const { user } = await open({
      answer: () => problem(409, 'endereco_suprimido', { detail: mensagem, campos }),
    })
    await user.keyboard(`ruim@x.com.br${send}`)
    expect(await screen.findByText(`ruim@x.com.br: ${mensagem}`)).toBeTruthy()
    expect(document.activeElement).toBe(typed())
  })

  it('offers the bill that took the place of one, by one press', async () => {
    const { user, sent } = await open({ faturas: [SUBSTITUIDA] })
    const trocar = await screen.findByRole('button', { name: 'Enviar a de 10/2026 nº 1004' })
    await user.keyboard(send)
    expect(screen.getByText('Tire ou troque a fatura que não sai mais.')).toBeTruthy()
    await user.click(trocar)
    await user.keyboard(send)
    await waitFor(() => expect(sent()).toMatchObject([{ faturaIds: [4] }]))
  })

  it('keeps what was typed over a reload, and asks before it throws it away', async () => {
    const first = await open()
    await first.user.keyboard('metade@')
    first.unmount()
    const { user, done } = await open()
    expect(typed().value).toBe('metade@')
    await user.keyboard('{Escape}')
    const ask = await screen.findByRole('alertdialog', { name: 'Sair sem enviar' })
    await user.click(within(ask).getByRole('button', { name: 'Sair sem enviar' }))
    expect(done).toEqual(['fechado'])
    expect(localStorage.length).toBe(0)
  })
})

describe('by the other ways', () => {
  it('asks for the consent of a WhatsApp number outside of the adhesion', async () => {
    const { user, sent } = await open({ meio: 'whatsapp' })
    expect(screen.queryByRole('checkbox', { name: /concorda/ })).toBeNull()
    await user.keyboard(`(34) 99111-2222${send}`)
    expect(await screen.findByText('Pergunte ao cliente e marque.')).toBeTruthy()
    await user.keyboard(` ${send}`)
    await waitFor(() =>
      expect(sent()).toMatchObject([
        { enderecos: ['+5534987654321', '+5534991112222'], consentimento: true },
      ]),
    )
  })

  it('shows the SMS as it will be read and what it costs', async () => {
    await open({ meio: 'sms', conteudo: 'barra' })
    const text = await screen.findByRole('region', { name: 'Texto do SMS' })
    await waitFor(() => expect(text.textContent).toContain('Fatura 11/2026'))
    expect(text.textContent).toContain('2 partes · 14 caracteres · UCS-2 (acentos)')
    expect(text.textContent).toContain('O código Pix não cabe')
  })

  it('puts paper into the next lot by keyboard', async () => {
    const { user, sent } = await open({ meio: 'impressao' })
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { name: /^Agora/ })))
    await user.keyboard(`{ArrowRight}${send}`)
    await waitFor(() => expect(sent()).toMatchObject([{ meio: 'impressao', impressao: 'lote' }]))
  })
})
