import { describe, expect, test } from 'vitest'
import { contaDaUrl } from './conta-da-url.ts'

const REMETENTE = 'Distribuidora <faturas@distribuidora.example>'
const conta = (url: string) => contaDaUrl('ambiente', url, REMETENTE)

describe('the account of a URL', () => {
  test.each([
    ['smtp://correio.example', 'starttls', 587],
    ['smtp://correio.example:2525', 'starttls', 2525],
    ['smtp://correio.example:465', 'tls', 465],
    ['smtps://correio.example', 'tls', 465],
    ['smtps://correio.example:4650', 'tls', 4650],
    ['smtp://10.0.0.5:25?seguranca=nenhuma', 'nenhuma', 25],
    ['smtp://127.0.0.1:1025', 'nenhuma', 1025],
    ['smtp://localhost:1025', 'nenhuma', 1025],
    ['smtp://[::1]:1025', 'nenhuma', 1025],
    ['smtps://localhost:1025', 'tls', 1025],
    ['smtp://127.atacante.example:25', 'starttls', 25],
  ] as const)('%s is protected by %s at port %i', (url, seguranca, porta) => {
    expect(conta(url)).toMatchObject({ seguranca, porta })
  })

  test('takes user and password as they are meant, and the sender in its parts', () => {
    expect(conta('smtp://faturas%40d.example:p%3A%2F%40@correio.example?conexoes=4')).toMatchObject({
      chave: 'ambiente',
      host: 'correio.example',
      usuario: 'faturas@d.example',
      senha: 'p:/@',
      conexoes: 4,
      remetente: { nome: 'Distribuidora', endereco: 'faturas@distribuidora.example' },
    })
  })

  test('asks for no login where the URL names no user, and names a bare sender by its address', () => {
    expect(contaDaUrl('ambiente', 'smtp://[::1]:25', 'a@b.example')).toMatchObject({
      host: '::1',
      usuario: null,
      senha: null,
      remetente: { nome: 'a@b.example', endereco: 'a@b.example' },
    })
  })

  test('is another version whenever the URL or the sender is another', () => {
    const versions = [conta('smtp://a.example'), conta('smtp://b.example')].map(({ versao }) => versao)
    const other = contaDaUrl('ambiente', 'smtp://a.example', 'x@y.example').versao
    expect(new Set([...versions, other]).size).toBe(3)
  })
})
