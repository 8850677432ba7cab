import { describe, expect, test } from 'vitest'
import type { ContaSmtp } from './conexao.ts'
import { testarConta } from './teste-conta.ts'
import { AUTORIDADE, CERTO } from './testing/certificados.ts'
import { SENHA, startServidorTls, USUARIO } from './testing/servidor-tls.ts'

const conta = (porta: number, changes: Partial<ContaSmtp> = {}): ContaSmtp => ({
  host: 'localhost',
  porta,
  seguranca: 'starttls',
  usuario: USUARIO,
  senha: SENHA,
  conexoes: 1,
  ...changes,
})
const mensagem = {
  envelope: { de: 'faturas@example.com', para: 'ana@example.com' },
  raw: Buffer.from('From: faturas@example.com\r\nSubject: teste\r\n\r\nteste\r\n'),
}
const base64 = (texto: string) => Buffer.from(texto).toString('base64')

describe('the test of an account', () => {
  test('sends the message and shows the conversation, the TLS and the certificate', async () => {
    const { porta, recebidas } = await startServidorTls(CERTO)
    const teste = await testarConta(conta(porta), { ca: AUTORIDADE, mensagem })
    expect(teste).toMatchObject({
      ok: true,
      tls: { versao: 'TLSv1.3', certificado: 'localhost', emissor: 'Ramal test CA' },
      resposta: { codigo: 250, fase: 'resposta' },
    })
    expect(teste.tls!.validoAte.getFullYear()).toBeGreaterThan(2100)
    expect(recebidas).toHaveLength(1)
    const said = teste.transcricao.filter(({ quem }) => quem === 'ramal').map(({ texto }) => texto)
    expect(said).toEqual([
      expect.stringMatching(/^EHLO /),
      'STARTTLS',
      expect.stringMatching(/^EHLO /),
      'AUTH PLAIN ***',
      'MAIL FROM:<faturas@example.com>',
      'RCPT TO:<ana@example.com>',
      'DATA',
    ])
    expect(teste.transcricao[0]).toMatchObject({ quem: 'servidor', texto: expect.stringMatching(/^220 /) })
  })

  test('without a message ends after the login', async () => {
    const { porta, recebidas } = await startServidorTls(CERTO)
    const teste = await testarConta(conta(porta), { ca: AUTORIDADE })
    expect(teste).toMatchObject({ ok: true, resposta: { codigo: 235, fase: 'autenticacao' } })
    expect(recebidas).toEqual([])
  })

  test.each([
    ['PLAIN', SENHA, true],
    ['PLAIN', 'senha errada', false],
    ['LOGIN', SENHA, true],
    ['LOGIN', 'senha errada', false],
    ['CRAM-MD5', SENHA, false],
  ])('by %s shows neither user nor password, right or wrong', async (metodo, senha, ok) => {
    const { porta } = await startServidorTls({ ...CERTO, authMethods: [metodo] })
    const teste = await testarConta(conta(porta, { senha }), { ca: AUTORIDADE, mensagem })
    expect(teste).toMatchObject({ ok })
    const shown = JSON.stringify([teste.transcricao, teste.resposta])
    for (const secret of [senha, base64(senha), base64(USUARIO), base64(`\0${USUARIO}\0${senha}`)]) {
      expect(shown).not.toContain(secret)
    }
    if (!ok) expect(teste.resposta).toMatchObject({ fase: 'autenticacao' })
  })

  test('of a server that is not trusted says so', async () => {
    const { porta } = await startServidorTls(CERTO)
    expect(await testarConta(conta(porta), { mensagem })).toMatchObject({
      ok: false,
      tls: null,
      resposta: { codigo: null, fase: 'tls' },
    })
  })
})
