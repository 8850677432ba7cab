import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createReceberPix } from './pix.ts'

const SEGREDO = 'segredo combinado com o PSP'
const E2E = 'E12345678202611211200abcdefghijk'
const HORARIO = '2026-11-21T09:00:00.000-03:00'

const sign = (bytes: Uint8Array, segredo = SEGREDO) =>
  `sha256=${createHmac('sha256', segredo).update(bytes).digest('hex')}`
const bodyOf = (...pix: object[]) => Buffer.from(JSON.stringify({ pix }))

describeEachEngine('the call of the PSP', (open) => {
  async function setup() {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    await cena.cadastrar(uc)
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc, '2026-11') })
    const { unitOfWork, relogio } = cena
    const receber = createReceberPix({ unitOfWork, relogio, lerSegredoPix: () => Promise.resolve(SEGREDO) })
    const { faturas } = unitOfWork.tables
    const fatura = async () => (await unitOfWork.read((tx) => tx.select().from(faturas)))[0]!
    relogio.set(new Date('2026-11-21T12:05:00Z'))
    return { ...cena, receber, fatura }
  }

  test('settles the bill of its txid once, however often it comes, and refuses what it cannot prove', async () => {
    const { receber, fatura, anonimo, unitOfWork } = await setup()
    const { pixTxid, valorCentavos, codigoBarras } = await fatura()
    expect([pixTxid, codigoBarras]).toEqual([expect.stringMatching(/^[A-Za-z0-9]+$/), expect.any(String)])
    const valor = `${String(valorCentavos).slice(0, -2)}.${String(valorCentavos).slice(-2)}`
    const pix = { endToEndId: E2E, txid: pixTxid, valor, horario: HORARIO, infoPagador: 'obrigado' }
    const body = bodyOf(pix)

    const forged = sign(body, 'outro segredo')
    for (const [bytes, assinatura] of [
      [body, undefined],
      [body, forged],
      [body, sign(body).slice(0, -2)],
      [body.subarray(0, -1), sign(body)],
      [undefined, sign(body)],
    ] as const) {
      await expect(receber(bytes, assinatura)).rejects.toMatchObject({ codigo: 'aviso_recusado' })
    }
    expect((await fatura()).pagoCentavos).toBe(0)

    await receber(body, sign(body))
    await receber(body, sign(body))
    expect(await fatura()).toMatchObject({
      pagoCentavos: valorCentavos,
      pagaEm: '2026-11-21',
      creditoEm: '2026-11-21',
    })
    const { pagamentos } = unitOfWork.tables
    expect(await unitOfWork.read((tx) => tx.$count(pagamentos))).toBe(1)
    // Where the channel is not active the door is shut, whoever signs.
    const headers = { 'content-type': 'application/json', 'x-ramal-signature-256': sign(body) }
    expect((await anonimo('POST', '/api/faturas/pagamentos/pix', body, headers)).status).toBe(401)
  })

  test('is refused when it is older than its validity, of the future, or not of the API Pix', async () => {
    const { receber, fatura } = await setup()
    const pix = { endToEndId: E2E, txid: 'a'.repeat(26), valor: '10.00', horario: HORARIO }
    const call = (one: object | Buffer) => {
      const body = Buffer.isBuffer(one) ? one : bodyOf(one)
      return receber(body, sign(body))
    }
    for (const horario of ['2026-11-13T09:00:00-03:00', '2026-11-21T09:30:00-03:00']) {
      await expect(call({ ...pix, horario })).rejects.toMatchObject({ codigo: 'aviso_recusado' })
    }
    await expect(call({ ...pix, valor: '10,00' })).rejects.toMatchObject({
      codigo: 'validacao',
      campos: [{ campo: 'pix.0.valor' }],
    })
    await expect(call(Buffer.from('não é JSON'))).rejects.toMatchObject({ codigo: 'validacao' })
    expect((await fatura()).pagoCentavos).toBe(0)
  })
})
