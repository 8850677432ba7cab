import type { TesteConta } from '@ramal/shared/contracts/contas-email.ts'
import { onTestFinished, expect, test } from 'vitest'
import { startServidorRoteiro } from '#emissao/correio/testing/servidor-roteiro.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { explicarFalha } from './explicacao.ts'

const CONTA = {
  nome: 'Teste',
  host: '127.0.0.1',
  seguranca: 'nenhuma',
  usuario: null,
  remetenteNome: 'Energia do Cerrado',
  remetenteEndereco: 'faturas@energia.example',
  responderPara: null,
  dominioRetorno: 'retorno.energia.example',
  conexoes: 1,
  porMinuto: null,
  porMinutoProvedor: null,
  ativa: true,
}
const PARA = 'joao@example.com'
const COM_LOGIN = '250-roteiro\r\n250 AUTH PLAIN LOGIN'

const passos = (teste: TesteConta) =>
  Object.fromEntries(teste.passos.map(({ passo, resultado }) => [passo, resultado]))
const conversa = (teste: TesteConta) => teste.transcricao.map(({ texto }) => texto).join('\n')

describeEachEngine('the test of an account', (open) => {
  async function setup(roteiro: Parameters<typeof startServidorRoteiro>[0] = () => undefined) {
    const servidor = await startServidorRoteiro(roteiro)
    onTestFinished(() => servidor.close())
    const { entrar, app } = await createTestApp(await open())
    const supervisor = await entrar('supervisor')
    const base = { ...CONTA, porta: servidor.porta }
    const testarNova = async (conta: object = {}): Promise<TesteConta> => {
      const body = { para: PARA, conta: { ...base, ...conta } }
      const answer = await supervisor('POST', '/api/contas-email/teste', body)
      expect(answer.status).toBe(200)
      return answer.body
    }
    return { servidor, supervisor, base, testarNova, app }
  }

  test('sends a real message and keeps that it was good', async () => {
    const { servidor, supervisor, base } = await setup()
    const dkim = { dominio: 'energia.example', seletor: 'ramal', gerar: true }
    const { id } = (await supervisor('POST', '/api/contas-email', { ...base, dkim })).body
    const { body } = await supervisor('POST', `/api/contas-email/${id}/teste`, { para: PARA })
    expect(body).toMatchObject({ bom: true, oQueFazer: null, tls: null })
    expect(passos(body)).toEqual({
      conexao: 'bom',
      tls: 'nao_usado',
      autenticacao: 'nao_usado',
      remetente: 'bom',
      destinatario: 'bom',
      mensagem: 'bom',
    })
    expect(servidor.mensagens[0]).toMatch(
      /^DKIM-Signature: .*[^]*From: Energia do Cerrado <faturas@energia.example>/,
    )
    expect(servidor.comandos.join()).toContain('MAIL FROM:<retorno+teste@retorno.energia.example>')
    expect(conversa(body)).toContain('RCPT TO:<joao@example.com>')
    expect((await supervisor('GET', `/api/contas-email/${id}`)).body).toMatchObject({
      testeBom: true,
      testadaEm: '2026-11-21T15:00:00.000Z',
    })
  })

  test('tries values before anybody saves them, with the kept password of the account being edited', async () => {
    const { servidor, supervisor, base } = await setup((momento) =>
      momento.startsWith('EHLO') ? COM_LOGIN : momento.startsWith('AUTH') ? '235 2.7.0 Ok' : undefined,
    )
    const login = { usuario: 'faturas', senha: 's3nh@' }
    const { id } = (await supervisor('POST', '/api/contas-email', { ...base, ...login })).body
    const editada = { ...base, usuario: 'faturas', remetenteNome: 'Outro nome' }
    const body = { para: PARA, contaId: id, conta: editada }
    const teste = (await supervisor('POST', '/api/contas-email/teste', body)).body
    expect(teste.bom).toBe(true)
    const enviado = Buffer.from('\0faturas\0s3nh@').toString('base64')
    expect(servidor.comandos.join()).toContain(enviado)
    expect(JSON.stringify(teste)).not.toContain(enviado)
    expect((await supervisor('GET', `/api/contas-email/${id}`)).body).toMatchObject({ testadaEm: null })

    const alheio = { ...body, conta: { ...editada, host: 'localhost' } }
    const refused = await supervisor('POST', '/api/contas-email/teste', alheio)
    expect([refused.status, refused.body.campos[0].campo]).toEqual([422, 'senha'])
  })

  test('says that the login was refused, without the password', async () => {
    const { testarNova } = await setup((momento) =>
      momento.startsWith('EHLO')
        ? COM_LOGIN
        : momento.startsWith('AUTH')
          ? '535 5.7.8 Bad credentials'
          : undefined,
    )
    const teste = await testarNova({ usuario: 'faturas', senha: 's3nh@' })
    expect(passos(teste)).toMatchObject({ conexao: 'bom', autenticacao: 'falhou', remetente: 'nao_chegou' })
    expect(teste.resumo).toContain('recusou o usuário ou a senha')
    expect(teste.oQueFazer).toContain('senha de aplicativo')
    expect(conversa(teste)).toContain('535 5.7.8 Bad credentials')
    expect(JSON.stringify(teste)).not.toContain(Buffer.from('\0faturas\0s3nh@').toString('base64'))
  })

  test.each([
    ['remetente', 'MAIL FROM', '553 5.7.1 Sender not owned', 'não deixa enviar com este remetente'],
    ['destinatario', 'RCPT TO', '554 5.7.1 Relay access denied', 'não repassa mensagens'],
    ['mensagem', 'mensagem', '550 5.7.26 Unauthenticated', 'não a aceitou'],
  ])('says that the server refused at %s', async (passo, momento, resposta, sentenca) => {
    const { testarNova } = await setup((m) => {
      if (m.startsWith(momento)) return resposta
      // The script takes a DATA after a refusal too, which a pipelining client would have sent already.
      return m.startsWith('EHLO') ? '250 roteiro' : undefined
    })
    const teste = await testarNova()
    expect(teste.bom).toBe(false)
    expect(passos(teste)[passo]).toBe('falhou')
    expect(teste.resumo).toContain(sentenca)
    expect(teste.resumo).toContain(resposta)
  })

  test('says that the server has no STARTTLS, and that nothing listens', async () => {
    const { servidor, testarNova } = await setup((m) => (m === 'STARTTLS' ? '502 5.5.1 Not here' : undefined))
    const semTls = await testarNova({ seguranca: 'starttls' })
    expect(passos(semTls)).toMatchObject({ conexao: 'bom', tls: 'falhou' })
    expect(semTls.resumo).toContain('não oferece STARTTLS')
    await servidor.close()
    const nada = await testarNova()
    expect(passos(nada)).toMatchObject({ conexao: 'falhou', tls: 'nao_usado', mensagem: 'nao_chegou' })
    expect(nada.resumo).toContain('Nada atende nesta porta')
  })

  test('limits how many servers a supervisor makes it call', async () => {
    const { supervisor } = await setup()
    const statuses = []
    for (let i = 0; i < 11; i++) {
      statuses.push((await supervisor('POST', '/api/contas-email/99/teste', { para: PARA })).status)
    }
    expect(statuses).toEqual([...Array<number>(10).fill(404), 429])
  })
})

test.each([
  ['conexao', 'getaddrinfo ENOTFOUND smtp.x', 'não existe'],
  ['conexao', 'O servidor de e-mail aceitou a conexão e não se apresentou.', 'ficou calado'],
  ['conexao', 'O servidor de e-mail não atendeu a conexão a tempo.', 'Não foi possível falar'],
  ['tls', 'write EPROTO 0:error:0A00010B:SSL routines::wrong version number', 'não começa por TLS'],
  ['tls', 'certificate has expired', 'venceu'],
  ['tls', "Hostname/IP does not match certificate's altnames: Host: x", 'de outro nome'],
  ['tls', 'self-signed certificate', 'autoridade conhecida'],
  ['autenticacao', 'O servidor de e-mail não aceita usuário e senha nesta conexão.', 'não aceita senha'],
  ['remetente', '530 5.7.0 Authentication required', 'usuário e senha'],
  ['dados', '451 4.3.0 Try later', 'não quis receber'],
] as const)('explains a failure at %s: %s', (fase, texto, sentenca) => {
  expect(explicarFalha({ fase, texto }).resumo).toContain(sentenca)
})
