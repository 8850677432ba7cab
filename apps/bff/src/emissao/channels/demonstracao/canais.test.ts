import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { expect, onTestFinished, test } from 'vitest'
import { createCifra } from '#cifra.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { isAssinado } from '#http/assinatura.ts'
import type { CanalDeEnvio } from '#modules/canais/canal-de-envio.ts'
import { CIFRA_CANAIS, createLerCanais, createLerSegredos } from '#modules/canais/leitura.ts'
import { relogioDoSistema as relogio } from '#relogio.ts'
import { describeOnSqlite } from '#testing/describe-each-engine.ts'
import { abrirPorta } from '../abrir-porta.ts'
import type { Envio } from '../porta.ts'
import { startCanaisDemo } from './canais.ts'

const cifra = createCifra('the secret of a demonstration', CIFRA_CANAIS)
const PDF = Buffer.from('%PDF-1.7')
const ENVIO: Omit<Envio, 'conteudo'> = { disparoId: 7, para: '+5534987654321', referencia: '7-abcdefghij' }
const CAMPOS = {
  nome: 'Maria da Silva',
  competencia: '11/2026',
  valor: 'R$ 187,45',
  vencimento: '10/12/2026',
  uc: '0.013.479.258.028-10',
  linhaDigitavel: '83600000001-8 74500123000-4 00000000000-1 00000000000-2',
  pix: null,
  distribuidora: 'Energia do Cerrado',
}

/** Ramal as its providers see it: what they call it with. */
async function startRamal(chamadas: { url: string; corpo: Buffer; assinatura: unknown }[]) {
  const server = createServer((request, response) => {
    const { url = '', headers } = request
    void buffer(request).then((corpo) => {
      chamadas.push({ url, corpo, assinatura: headers['x-hub-signature-256'] })
      response.end()
      server.emit('chamada')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async ate(n: number) {
      while (chamadas.length < n) await once(server, 'chamada')
    },
  }
}

describeOnSqlite('the channels of the demonstration', (open) => {
  async function setup() {
    const [unitOfWork, folder] = [await open(), await mkdtemp(join(tmpdir(), 'ramal-caixa-'))]
    const chamadas: { url: string; corpo: Buffer; assinatura: unknown }[] = []
    const ramal = await startRamal(chamadas)
    const start = () =>
      startCanaisDemo({ unitOfWork, relogio, cifra, folder, publicUrl: ramal.url, passoMs: 1 })
    const provedor = await start()
    onTestFinished(async () => {
      await provedor.close()
      await rm(folder, { recursive: true })
    })
    async function enviar(meio: CanalDeEnvio['meio'], envio: Envio) {
      const canal = (await unitOfWork.read(createLerCanais(unitOfWork.tables, cifra))).find(
        (each) => each.meio === meio,
      )!
      const porta = abrirPorta(canal, { prazoMs: 5000, conexoes: 1, publicUrl: ramal.url })
      onTestFinished(() => porta.close())
      return porta.enviar(envio)
    }
    const mensagens = async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
      return Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))))
    }
    return { unitOfWork, ramal, chamadas, enviar, mensagens, start }
  }

  test('keep a WhatsApp message with its PDF in the box, and sign what becomes of it', async () => {
    const { unitOfWork, ramal, chamadas, enviar, mensagens } = await setup()
    const conteudo = { tipo: 'documento', nome: 'fatura.pdf', pdf: PDF, campos: CAMPOS } as const
    expect(await enviar('whatsapp', { ...ENVIO, conteudo })).toMatchObject({ aceita: true })
    const [mensagem] = await mensagens()
    expect(mensagem?.subject).toBe('WhatsApp para (34) 98765-4321')
    expect(mensagem?.text).toContain('Maria da Silva')
    expect(mensagem?.attachments[0]?.content).toEqual(PDF)
    await ramal.ate(2)
    const segredos = await segredosDe(unitOfWork)
    expect(
      chamadas.every(({ corpo, assinatura }) => isAssinado(corpo, assinatura, segredos!.segredoApp!)),
    ).toBe(true)
    expect(chamadas.map(({ corpo }) => /"status":"(\w+)"/.exec(corpo.toString())?.[1])).toEqual([
      'sent',
      'delivered',
    ])
  })

  test('keep an SMS in the box, and call the address of its receipt', async () => {
    const { ramal, chamadas, enviar, mensagens } = await setup()
    const conteudo = { tipo: 'barra', campos: CAMPOS } as const
    expect(await enviar('sms', { ...ENVIO, conteudo })).toMatchObject({ aceita: true })
    const [mensagem] = await mensagens()
    expect(mensagem?.subject).toBe('SMS para (34) 98765-4321')
    expect(mensagem?.text).toContain(CAMPOS.linhaDigitavel)
    await ramal.ate(2)
    expect(chamadas.map(({ url }) => new URL(url, ramal.url).searchParams.get('estado'))).toEqual(['8', '1'])
  })

  test('leave alone what a person has configured, and follow their own provider to its new port', async () => {
    const { unitOfWork, start } = await setup()
    const { canais } = unitOfWork.tables
    const ajustes = async () =>
      (await unitOfWork.read((tx) => tx.select().from(canais))).map((row) => row.ajustes)
    const [antes] = [JSON.stringify(await ajustes())]
    const outro = await start()
    onTestFinished(() => outro.close())
    expect(JSON.stringify(await ajustes())).not.toBe(antes)
    await unitOfWork.transaction((tx) => tx.update(canais).set({ ajustes: { numeroId: '55' } }))
    const terceiro = await start()
    onTestFinished(() => terceiro.close())
    expect(await ajustes()).toEqual([{ numeroId: '55' }, { numeroId: '55' }])
  })
})

const segredosDe = ({ tables, read }: UnitOfWork) =>
  read((tx) => createLerSegredos(tables, cifra)(tx, 'whatsapp'))
