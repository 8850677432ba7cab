import type { ContaEmail, TesteConta } from '@ramal/shared/contracts/contas-email.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { ContasEmailPage } from './contas-email-page.tsx'

const CONTA: ContaEmail = {
  id: 4,
  nome: 'Faturas',
  host: 'smtp.energia.example',
  porta: 587,
  seguranca: 'starttls',
  usuario: 'faturas',
  temSenha: true,
  remetenteNome: 'Energia',
  remetenteEndereco: 'faturas@energia.example',
  responderPara: null,
  dominioRetorno: null,
  dkim: {
    dominio: 'energia.example',
    seletor: 'ramal',
    registro: { nome: 'ramal._domainkey.energia.example', valor: 'v=DKIM1; k=rsa; p=AAAA' },
  },
  conexoes: 5,
  porMinuto: null,
  porMinutoProvedor: null,
  ativa: true,
  padrao: false,
  avisos: ['Sem domínio de retorno, as devoluções não são reconhecidas.'],
  atualizadaEm: '2026-11-20T12:00:00.000Z',
  testadaEm: null,
  testeBom: null,
}

const FALHOU: TesteConta = {
  bom: false,
  em: '2026-11-21T15:00:00.000Z',
  duracaoMs: 120,
  passos: [
    { passo: 'conexao', resultado: 'bom' },
    { passo: 'autenticacao', resultado: 'falhou' },
  ],
  resumo: 'O servidor recusou o usuário ou a senha.',
  oQueFazer: 'Confira os dois.',
  tls: null,
  transcricao: [
    { quem: 'ramal', texto: 'AUTH PLAIN ***' },
    { quem: 'servidor', texto: '535 5.7.8 Bad credentials' },
  ],
}

async function open(contas: ContaEmail[] = [CONTA], substituidas = false) {
  const kept = [...contas]
  const server = await startServer({
    'GET /api/contas-email': () => ({ itens: kept, substituidas }),
    'POST /api/contas-email': ({ body }) => {
      const { host } = body as { host: string }
      if (host === '') {
        return problem(422, 'validacao', { campos: [{ campo: 'host', mensagem: 'Preencha este campo.' }] })
      }
      const nova = { ...CONTA, id: 9, nome: (body as { nome: string }).nome }
      kept.push(nova)
      return nova
    },
    'PUT /api/contas-email/4': () => CONTA,
    'POST /api/contas-email/4/teste': () => FALHOU,
    'POST /api/contas-email/teste': () => FALHOU,
    'PUT /api/parametros/financeiro.contaEmailFaturas': () => problem(500, 'falha_interna'),
    'DELETE /api/contas-email/4': () => {
      kept.splice(0)
      return { disparosLiberados: 2 }
    },
  })
  const { user } = renderApp(<ContasEmailPage />)
  const nome = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Nome da conta' })
  const sent = (method: string, path: string) =>
    server.requests.filter((request) => request.method === method && request.path === path)
  return { user, nome, sent }
}

beforeEach(() => localStorage.clear())

describe('e-mail accounts', () => {
  it('changes an account without touching the password that is kept', async () => {
    const { user, nome, sent } = await open()
    await user.clear(nome)
    await user.type(nome, 'Contas{Enter}')
    await waitFor(() => expect(sent('PUT', '/api/contas-email/4')).toHaveLength(1))
    const body = sent('PUT', '/api/contas-email/4')[0]?.body as Record<string, unknown>
    expect(body).toMatchObject({ nome: 'Contas', dkim: { dominio: 'energia.example', seletor: 'ramal' } })
    expect(body).not.toHaveProperty('senha')
  })

  it('shows the record to publish, to be copied', async () => {
    const { user } = await open()
    expect(screen.getByText('v=DKIM1; k=rsa; p=AAAA')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Copiar o valor do registro' }))
    expect(await navigator.clipboard.readText()).toBe('v=DKIM1; k=rsa; p=AAAA')
  })

  it('follows the security with its usual port, and leaves a port of one’s own alone', async () => {
    const { user } = await open()
    const porta = screen.getByRole<HTMLInputElement>('textbox', { name: 'Porta' })
    await user.click(screen.getByRole('radio', { name: 'TLS' }))
    expect(porta.value).toBe('465')
    await user.clear(porta)
    await user.type(porta, '2465')
    await user.click(screen.getByRole('radio', { name: 'STARTTLS' }))
    expect(porta.value).toBe('2465')
  })

  it('tries what is on the form with the kept account’s secrets, and shows the conversation', async () => {
    const { user, nome, sent } = await open()
    await user.type(nome, ' 2')
    await user.type(screen.getByRole('textbox', { name: 'Enviar o teste para' }), 'eu@energia.example{Enter}')
    expect(await screen.findByText(/recusou o usuário ou a senha/)).toBeTruthy()
    expect(screen.getByText('535 5.7.8 Bad credentials')).toBeTruthy()
    expect(sent('POST', '/api/contas-email/teste')[0]?.body).toMatchObject({
      para: 'eu@energia.example',
      contaId: 4,
      conta: { nome: 'Faturas 2' },
    })
  })

  it('tries a kept account by its number, so that the outcome is kept', async () => {
    const { user, sent } = await open()
    await user.type(screen.getByRole('textbox', { name: 'Enviar o teste para' }), 'eu@energia.example{Enter}')
    await screen.findByText('O teste falhou')
    expect(sent('POST', '/api/contas-email/4/teste')).toHaveLength(1)
  })

  it('shows a refusal at its field, goes there and keeps what was typed', async () => {
    const { user, nome } = await open([])
    await user.type(nome, 'Primeira{Enter}')
    const host = await screen.findByRole('textbox', {
      name: 'Servidor SMTP',
      description: /Preencha este campo/,
    })
    expect(nome.value).toBe('Primeira')
    expect(document.activeElement).toBe(host)
  })

  it('proposes the sender’s domain for a new key', async () => {
    const { user } = await open([])
    await user.type(screen.getByRole('textbox', { name: 'Endereço do remetente' }), 'a@luz.example')
    await user.click(screen.getByRole('radio', { name: 'Gerar uma nova' }))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Domínio que assina' }).value).toBe(
      'luz.example',
    )
  })

  it('keeps on this machine what was typed, but never a password', async () => {
    const { user, nome } = await open()
    await user.type(nome, ' pela metade')
    await user.type(screen.getByLabelText('Senha'), 's3nh@')
    const stored = JSON.stringify({ ...localStorage })
    expect(stored).toContain('pela metade')
    expect(stored).not.toContain('s3nh@')
  })

  it('says when the accounts are not in use', async () => {
    await open([CONTA], true)
    expect(screen.getByRole('note').textContent).toContain('SMTP_URL')
  })

  it('asks before it removes an account, and tells where its disparos go', async () => {
    const { user, sent } = await open()
    await user.click(screen.getByRole('button', { name: 'Remover' }))
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Remover conta' }))
    await screen.findByText('Nenhuma conta cadastrada')
    expect(sent('DELETE', '/api/contas-email/4')).toHaveLength(1)
  })
})
