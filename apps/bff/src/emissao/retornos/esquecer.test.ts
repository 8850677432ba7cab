import { expect, test } from 'vitest'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createEsquecerRetornos } from './esquecer.ts'
import { ausencia, dsnPostfix } from './testing/amostras.ts'
import { createCena } from './testing/cena.ts'

const MONTH = 30 * 86_400_000

describeEachEngine('what came back and belongs to nothing', (open) => {
  test('is forgotten after a month; what proves something stays', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    await cena.receber(dsnPostfix(), { rcptTo: [cena.verp(disparos[0]!.id)] })
    await cena.receber(ausencia(), { rcptTo: ['ninguem@devolucoes.example'] })
    const esquecer = createEsquecerRetornos(cena.unitOfWork, cena.relogio)
    cena.relogio.advance(MONTH)
    expect(await esquecer()).toBe(0)
    cena.relogio.advance(1)
    expect(await esquecer()).toBe(1)
    expect(await cena.retornos()).toMatchObject([{ disparoId: disparos[0]!.id }])
  })
})
