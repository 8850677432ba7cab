import { expect, onTestFinished, test } from 'vitest'
import { CONTA_SMPP, startServidorSmpp } from '#emissao/channels/testing/servidor-smpp.ts'
import type { Recibo, ReciboTratado } from '#emissao/retornos/recibo.ts'
import type { CanalSms } from '#modules/canais/canal-de-envio.ts'
import { createRelogio } from '#testing/relogio.ts'
import { abrirEntradaSms } from './entrada-recibos.ts'
import { TENTE_DE_NOVO } from './estados-smpp.ts'
import { canalKannel, canalSmpp } from './testing/cena.ts'

const DE = '5534900000001'

/** The product's receiver bound to an SMSC; what it keeps is decided by each test. */
async function open(receber: (recibo: Recibo) => ReciboTratado | Promise<ReciboTratado> = () => 'aplicado') {
  const servidor = await startServidorSmpp()
  onTestFinished(() => servidor.close())
  const recibos: Recibo[] = []
  const erros: string[] = []
  const cena: { canal: CanalSms | null } = { canal: canalSmpp(servidor.porta) }
  const entrada = abrirEntradaSms({
    lerCanal: () => Promise.resolve(cena.canal),
    receberRecibo: async (recibo) => {
      recibos.push(recibo)
      return receber(recibo)
    },
    relogio: createRelogio(),
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (...ditas: unknown[]) => void erros.push(String(ditas.at(-1))),
    },
    consultaMs: 5,
    esperasMs: [5],
  })
  onTestFinished(() => entrada.stop())
  const ligada = (quantas = 1) => servidor.ate(() => servidor.ligadas('bind_receiver') === quantas)
  await ligada()
  return { servidor, recibos, erros, cena, entrada, ligada }
}

test('a receipt is answered once it is kept', async () => {
  const { servidor, recibos } = await open()
  expect(await servidor.entregarRecibo({ id: 'a1', de: DE })).toBe(0)
  expect(recibos).toMatchObject([
    {
      canal: 'sms',
      disparoId: null,
      externoId: 'A1',
      estado: 'DELIVRD',
      codigo: '000',
      numero: `+${DE}`,
      significa: 'entregue',
    },
  ])
})

test('one that comes before the acceptance is written is asked for again', async () => {
  let escrita = false
  const { servidor } = await open(() => (escrita ? 'aplicado' : 'adiado'))
  expect(await servidor.entregarRecibo({ id: 'a1' })).toBe(TENTE_DE_NOVO)
  escrita = true
  expect(await servidor.entregarRecibo({ id: 'a1' })).toBe(0)
})

test('one that could not be kept is asked for again, and the session lives on', async () => {
  let caiu = true
  const { servidor, erros } = await open(() =>
    caiu ? Promise.reject(new Error('the database is away')) : 'aplicado',
  )
  expect(await servidor.entregarRecibo({ id: 'a1' })).toBe(TENTE_DE_NOVO)
  expect(erros).toEqual(['returns: a receipt of the SMSC could not be kept'])
  caiu = false
  expect(await servidor.entregarRecibo({ id: 'a1' })).toBe(0)
})

test('an id in the other base is found, and its base remembered; without the number it is never guessed', async () => {
  const { servidor, recibos } = await open(({ externoId }) =>
    externoId === 'A1' ? 'aplicado' : 'sem_disparo',
  )
  const nomes = () => recibos.splice(0).map(({ externoId }) => externoId)
  await servidor.entregarRecibo({ id: '0000000161', de: DE })
  expect(nomes()).toEqual(['161', 'A1'])
  await servidor.entregarRecibo({ id: '0000000161', de: DE })
  expect(nomes()).toEqual(['A1'])
  expect(await servidor.entregarRecibo({ id: '0000000161' })).toBe(0)
  expect(nomes()).toEqual(['161'])
})

test('what a person answers is taken and kept nowhere', async () => {
  const { servidor, recibos } = await open()
  expect(await servidor.entregarRecibo({ id: '', texto: 'quem fala?' })).toBe(0)
  expect(recibos).toEqual([])
})

test('a session that ends begins again; so does one of a changed channel, and one switched off ends', async () => {
  const { servidor, cena, ligada, entrada } = await open()
  servidor.derrubar()
  await ligada(0)
  await ligada()
  const antes = servidor.comandos.length
  cena.canal = { ...canalSmpp(servidor.porta), versao: '2' }
  await servidor.ate(() => servidor.comandos.slice(antes).join() === 'unbind,bind_receiver')
  cena.canal = { ...canalKannel('http://127.0.0.1:9/'), versao: '3' }
  await ligada(0)
  cena.canal = { ...canalSmpp(servidor.porta), versao: '4' }
  await ligada()
  await servidor.entregarRecibo({ id: 'a1' })
  await entrada.stop()
  await ligada(0)
  expect(servidor.comandos.at(-1)).toBe('unbind')
})

test('one that is refused tries again until it is let in', async () => {
  const { servidor, cena, ligada, erros } = await open()
  cena.canal = { ...canalSmpp(servidor.porta), senha: 'outra', versao: '2' }
  await ligada(0)
  const tentativas = () => servidor.comandos.filter((um) => um === 'bind_receiver').length
  await servidor.ate(() => tentativas() >= 3)
  cena.canal = { ...canalSmpp(servidor.porta), senha: CONTA_SMPP.senha, versao: '3' }
  await ligada()
  expect(erros).toContain('returns: the SMSC failed')
})
