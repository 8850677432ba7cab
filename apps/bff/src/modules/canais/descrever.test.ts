import { expect, test } from 'vitest'
import { descreverCanal, type Entorno } from './descrever.ts'
import { CANAL_KANNEL, CANAL_PIX, CANAL_SMPP, CANAL_WHATSAPP } from './testing/canais.ts'

type Configurado = typeof CANAL_WHATSAPP | typeof CANAL_SMPP | typeof CANAL_KANNEL | typeof CANAL_PIX

const EM = new Date('2026-11-21T15:00:00.000Z')

function descrever({ canal, ajustes, segredos }: Configurado, entorno: Partial<Entorno> = {}) {
  const datas = { criadoEm: EM, atualizadoEm: EM, atualizadoPor: 1, testadoEm: null, testeBom: null }
  const row = { canal, ativo: true, ajustes, segredosCifrados: 'x', ...datas }
  return descreverCanal(canal, row, {
    segredos,
    ilegivel: false,
    publicUrl: 'https://ramal.example',
    whatsappContratado: true,
    recebidos24h: 0,
    pendentes: 0,
    ...entorno,
  })
}

test('gives each provider the address that it has to be told', () => {
  expect(descrever(CANAL_WHATSAPP).urlDeAvisos).toBe('https://ramal.example/api/canais/whatsapp/webhook')
  expect(descrever(CANAL_PIX).urlDeAvisos).toBe('https://ramal.example/api/faturas/pagamentos/pix')
  expect(descrever(CANAL_SMPP).urlDeAvisos).toBeNull()
})

test('has nothing to warn of where all is well', () => {
  for (const canal of [CANAL_WHATSAPP, CANAL_SMPP, CANAL_PIX]) expect(descrever(canal).avisos).toEqual([])
})

test.each([
  [
    'of secrets that are missing',
    CANAL_WHATSAPP,
    { segredos: {} },
    /token[^]*aplicativo[^]*código de verificação/,
  ],
  ['of a password that is missing', CANAL_SMPP, { segredos: {} }, /Sem a senha/],
  ['of a Pix that nobody can prove', CANAL_PIX, { segredos: {} }, /nenhum aviso de Pix/],
  ['that the channel is not contracted', CANAL_WHATSAPP, { whatsappContratado: false }, /Channel contratado/],
  [
    'that Meta cannot call',
    CANAL_WHATSAPP,
    { publicUrl: 'http://localhost:3000' },
    /a Meta não tem como chamá-lo/,
  ],
  [
    'that Meta does not call without TLS',
    CANAL_WHATSAPP,
    { publicUrl: 'http://ramal.example' },
    /não é https/,
  ],
  ['that the gateway cannot call', CANAL_KANNEL, { publicUrl: 'http://127.0.0.1' }, /o gateway não tem como/],
  ['of what travels open', CANAL_KANNEL, {}, /Sem TLS, a senha/],
  ['of secrets of another installation', CANAL_SMPP, { ilegivel: true }, /outra chave/],
] as const)('warns %s', (_, canal, entorno, sentenca) => {
  expect(descrever(canal, entorno).avisos.join('\n')).toMatch(sentenca)
})
