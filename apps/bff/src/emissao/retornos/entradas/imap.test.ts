import { expect, onTestFinished, test } from 'vitest'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { ausencia, dsnPostfix, recibo } from '../testing/amostras.ts'
import { createCena as createRetornoCena } from '../testing/cena.ts'
import { abrirRetornos } from './abrir-retornos.ts'
import { startServidorImap } from './testing/servidor-imap.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const secretKey = 'a-secret-key-that-only-the-tests-know'
const LIDA = 'manual-action/MDN-sent-manually; displayed'

async function createCena(unitOfWork: UnitOfWork) {
  const cena = await createRetornoCena(unitOfWork)
  const imap = await startServidorImap()
  onTestFinished(() => imap.close())
  return {
    ...cena,
    imap,
    abrir(url = imap.url) {
      const ports = {
        unitOfWork,
        relogio: cena.relogio,
        secretKey,
        sinal: createSinal(),
        log,
        esperasMs: [5],
      }
      const retornos = abrirRetornos({ retornos: [url] }, ports)
      onTestFinished(() => retornos.stop())
      return retornos
    },
  }
}

describeEachEngine('the mailbox of returns', (open) => {
  test('is read from what waits there to what arrives while it is watched, each marked once it is kept', async () => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    const { id, messageId } = disparos[0]!
    cena.imap.entregar(
      dsnPostfix({ acao: 'delivered', status: '2.0.0', cabecalhos: { 'Delivered-To': cena.verp(id) } }),
    )
    cena.abrir()
    await cena.imap.quando(() => cena.imap.vistas().every(Boolean))
    expect((await cena.disparosDa(faturaId)).map(({ estado }) => estado)).toEqual(['entregue'])
    cena.imap.entregar(recibo(LIDA, messageId!))
    await cena.imap.quando(() => cena.imap.vistas().every(Boolean))
    expect((await cena.disparosDa(faturaId)).map(({ estado }) => estado)).toEqual(['lido'])
  })

  test('is opened again when its connection falls, and a message that was not marked changes nothing twice', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    const raw = dsnPostfix({ cabecalhos: { 'Delivered-To': cena.verp(disparos[0]!.id) } })
    await cena.receber(raw)
    cena.abrir()
    await cena.imap.quando(() => cena.imap.conexoes() === 1)
    cena.imap.derrubar()
    cena.imap.entregar(raw)
    cena.imap.entregar(ausencia())
    await cena.imap.quando(() => cena.imap.vistas().every(Boolean))
    expect(cena.imap.conexoes()).toBeGreaterThan(1)
    expect((await cena.retornos()).map(({ tipo }) => tipo)).toEqual(['dsn', 'outro'])
  })

  test('keeps unseen what came before the acceptance was written, and takes it later', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    const { id } = disparos[0]!
    await cena.marcar(id, 'enviando')
    cena.imap.entregar(dsnPostfix({ cabecalhos: { 'X-Original-To': cena.verp(id) } }))
    cena.imap.entregar(ausencia())
    cena.abrir()
    await cena.imap.quando(() => cena.imap.vistas()[1] === true)
    expect(cena.imap.vistas()).toEqual([false, true])
    await cena.marcar(id, 'aceito')
    cena.imap.entregar(Buffer.from('Subject: wakes the reader\r\n\r\n'))
    await cena.imap.quando(() => cena.imap.vistas().every(Boolean))
    expect((await cena.retornos()).map(({ tipo }) => tipo)).toEqual(['outro', 'dsn', 'outro'])
  })

  test('that refuses the password is asked again, and stopping ends the wait', async () => {
    const cena = await createCena(await open())
    const retornos = cena.abrir(cena.imap.url.replace(/:[^:@]+@/, ':errada@'))
    cena.imap.entregar(ausencia())
    await cena.imap.quando(() => cena.imap.conexoes() >= 2)
    await retornos.stop()
    expect(cena.imap.vistas()).toEqual([false])
  })
})
