import { expect, test } from 'vitest'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { startEmissao } from './emissao.ts'
import { createSinal } from './sinal.ts'
import { createCena } from './testing/cena.ts'

const ana = 'ana@cliente.example'
const nothing = async () => undefined

describeEachEngine('the emission of a process', (open) => {
  test('sends what is queued while a routine is still at work, and stops the routine with itself', async () => {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    await cena.aderir(await cena.cadastrar(uc), [ana])
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc) })
    let finish: () => void = () => undefined
    const work = new Promise<void>((resolve) => (finish = resolve))
    let isToldToStop = () => false
    const emissao = startEmissao({
      motor: cena.motor(),
      sinal: createSinal(),
      executarAgendadas: (parar) => {
        isToldToStop = parar
        return work
      },
      aprenderProvedores: nothing,
      tratarAvisos: nothing,
      esquecer: nothing,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    })
    await expect.poll(async () => (await cena.disparos())[0]?.estado).toBe('aceito')
    expect(isToldToStop()).toBe(false)
    const stopped = emissao.stop()
    expect(isToldToStop()).toBe(true)
    finish()
    await stopped
  })
})
