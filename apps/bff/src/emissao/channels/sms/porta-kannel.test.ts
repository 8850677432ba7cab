import { describe, expect, onTestFinished, test } from 'vitest'
import { startServidorKannel } from '#emissao/channels/testing/servidor-kannel.ts'
import type { OpcoesDaPorta } from '../porta.ts'
import { createPortaSms } from './porta-sms.ts'
import { canalKannel, envio, numero, TEXTO } from './testing/cena.ts'

type Ajustes = Parameters<typeof canalKannel>[1]

async function open(ajustes: Ajustes = {}, opcoes: Partial<OpcoesDaPorta> = {}) {
  const servidor = await startServidorKannel()
  onTestFinished(() => servidor.close())
  const conversa: string[] = []
  const porta = createPortaSms(
    canalKannel(servidor.url, ajustes),
    { prazoMs: 5000, conexoes: 4, publicUrl: 'https://ramal.example/', ...opcoes },
    { conversa: (linha) => conversa.push(linha) },
  )
  onTestFinished(() => porta.close())
  return { servidor, porta, conversa }
}

describe('an SMS by Kannel', () => {
  test('is asked for as sendsms is, with receipts that name it', async () => {
    const { servidor, porta } = await open({ smsc: 'operadora-1' })
    const entrega = await porta.enviar(envio(1))
    const { externoId } = entrega as Extract<typeof entrega, { aceita: true }>
    expect(externoId).not.toContain(envio(1).referencia)
    expect(entrega).toEqual({
      aceita: true,
      externoId,
      resposta: { codigo: 202, codigoEstendido: null, texto: '0: Accepted for delivery', fase: 'mensagem' },
    })
    expect(servidor.recebidas[0]?.campos).toEqual({
      username: 'ramal',
      password: 'kannel & 1',
      from: '27001',
      to: numero(1),
      text: TEXTO,
      charset: 'UTF-8',
      coding: '0',
      validity: '1570',
      smsc: 'operadora-1',
      'dlr-mask': '27',
      'dlr-url': `https://ramal.example/api/canais/sms/recibos/${envio(1).referencia}?nome=${externoId}&estado=%d&resposta=%A&mensagem=%I`,
    })
  })

  test('keeps its accents in UCS-2 where they are paid for', async () => {
    const { servidor, porta } = await open({ transliterar: false })
    await porta.enviar(envio(1))
    expect(servidor.recebidas[0]).toMatchObject({
      texto: TEXTO.replace('Sao Joao', 'São João'),
      campos: { coding: '2' },
    })
    expect(servidor.recebidas[0]?.campos).not.toHaveProperty('smsc')
  })

  test('that the gateway queues for later is accepted too', async () => {
    const { servidor, porta } = await open()
    servidor.tratar(numero(1), { status: 202, texto: '3: Queued for later delivery' })
    expect(await porta.enviar(envio(1))).toMatchObject({ aceita: true })
  })

  test.each([
    [400, 'Empty text not allowed, rejected.', 'conteudo'],
    [400, 'Number(s) has/have been denied by white- and/or black-lists.', 'destinatario'],
    [403, 'Authorization failed for sendsms', 'canal'],
    [404, 'Unknown request.', 'canal'],
    [301, 'Moved', 'canal'],
    [500, 'Internal error', 'passageira'],
    [503, 'Temporal failure, try again later.', 'ritmo'],
  ])('refused with %i, "%s", is a matter of %s', async (status, texto, classe) => {
    const { servidor, porta } = await open()
    servidor.tratar(numero(1), { status, texto })
    const resposta = { codigo: status, codigoEstendido: null, texto, fase: 'mensagem' }
    expect(await porta.enviar(envio(1))).toEqual({ aceita: false, classe, resposta })
  })

  test('with a wrong password is the channel to mend, and neither answer nor conversation holds what is secret', async () => {
    const { servidor, porta, conversa } = await open({ usuario: 'outro' })
    servidor.tratar(numero(2), { status: 500, texto: `failed for ${numero(2)}` })
    const entregas = [await porta.enviar(envio(1)), await porta.enviar(envio(2))]
    expect(entregas[0]).toMatchObject({ classe: 'canal', resposta: { codigo: 403 } })
    const ditas = JSON.stringify([...entregas, ...conversa])
    for (const segredo of ['kannel & 1', encodeURIComponent('kannel & 1'), numero(2).slice(1), 'Maria']) {
      expect(ditas).not.toContain(segredo)
    }
  })

  test('that nobody answers is held against the channel; one that got no answer is in doubt', async () => {
    const { servidor, porta } = await open({}, { prazoMs: 200 })
    servidor.tratar(numero(1), { derruba: true })
    servidor.tratar(numero(2), { calado: true })
    const emDuvida = { aceita: false, classe: 'passageira', resposta: { codigo: null, fase: 'mensagem' } }
    expect(await porta.enviar(envio(1))).toMatchObject(emDuvida)
    expect(await porta.enviar(envio(2))).toMatchObject(emDuvida)
    await servidor.close()
    expect(await porta.enviar(envio(3))).toMatchObject({
      classe: 'ritmo',
      resposta: { texto: 'O gateway não atendeu: ECONNREFUSED.', fase: 'conexao' },
    })
  })

  test('goes by no more connections than allowed', async () => {
    const { servidor, porta } = await open({}, { conexoes: 2 })
    const pronta = Promise.withResolvers<void>()
    for (let n = 0; n < 12; n++) servidor.tratar(numero(n), { respondeDepoisDe: pronta.promise })
    const enviando = Promise.all(Array.from({ length: 12 }, (_, n) => porta.enviar(envio(n))))
    await servidor.espera(2)
    pronta.resolve()
    const entregas = await enviando
    expect(entregas.every(({ aceita }) => aceita)).toBe(true)
    expect([servidor.maiorConcorrencia(), servidor.recebidas.length]).toEqual([2, 12])
  })
})
