import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { ausencia, dsnPostfix, PARA, reclamacao } from '../testing/amostras.ts'
import { createCena as createRetornoCena, DOMINIO } from '../testing/cena.ts'
import { devolver } from '../testing/devolver.ts'
import { abrirRetornos } from './abrir-retornos.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const secretKey = 'a-secret-key-that-only-the-tests-know'

/** The listener of the product, and the mail server of somebody else that bounces to it. */
async function createCena(unitOfWork: UnitOfWork) {
  const cena = await createRetornoCena(unitOfWork)
  const porta = await new Promise<number>((resolve) => {
    const retornos = abrirRetornos(
      { retornos: ['smtp://127.0.0.1:0'] },
      { unitOfWork, relogio: cena.relogio, secretKey, sinal: createSinal(), log, onListening: resolve },
    )
    onTestFinished(() => retornos.stop())
  })
  return {
    ...cena,
    porta,
    devolver: (para: string, raw: Buffer) => devolver(porta, para, raw),
  }
}

const conta = (dominioRetorno: string, criadaEm: Date) => ({
  nome: 'Faturas',
  host: 'smtp.example',
  porta: 587,
  seguranca: 'starttls' as const,
  remetenteNome: 'Distribuidora',
  remetenteEndereco: 'faturas@distribuidora.example',
  dominioRetorno,
  conexoes: 5,
  ativa: true,
  criadaEm,
  atualizadaEm: criadaEm,
})

describeEachEngine('the SMTP listener of returns', (open) => {
  test('lets a bounce make the next recadastramento due, and the bill printed', async () => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    const antes = await cena.agente('GET', `/api/ucs/${cena.uc.id}/recadastramento`)
    await cena.agente('POST', `/api/ucs/${cena.uc.id}/recadastramentos`, {
      aceito: true,
      origem: 'alteracao_cadastral',
      campos: [{ bloco: 'uc', campo: 'celular', resultado: 'corrigido', valor: '34987654321' }],
    })
    expect(antes.body.devido).toBe(true)
    expect((await cena.agente('GET', `/api/ucs/${cena.uc.id}/recadastramento`)).body.devido).toBe(false)
    cena.relogio.advance(60_000)

    expect(await cena.devolver(cena.verp(disparos[0]!.id), dsnPostfix())).toMatch(/^250 2\.0\.0/)

    expect((await cena.disparosDa(faturaId)).map(({ meio, estado }) => `${meio} ${estado}`)).toEqual([
      'email devolvido',
      'impressao na_fila',
    ])
    expect((await cena.agente('GET', `/api/ucs/${cena.uc.id}/recadastramento`)).body).toMatchObject({
      devido: true,
      motivo: `O e-mail ${PARA} foi devolvido em 21/11/2026.`,
    })
    expect(await cena.supressoes()).toMatchObject([{ endereco: PARA, motivo: 'endereco_invalido' }])
  })

  test('refuses mail that is not ours, and keeps what comes to a domain of returns whatever its name', async () => {
    const unitOfWork = await open()
    const cena = await createCena(unitOfWork)
    expect(await cena.devolver('alguem@example.com', ausencia())).toMatch(/^550 5\.1\.1/)
    expect(await cena.devolver(`retorno+1-aaaaaaaaaa@${DOMINIO}`, dsnPostfix())).toMatch(/^550 5\.1\.1/)
    await unitOfWork.transaction(async (tx) => {
      await tx
        .insert(unitOfWork.tables.contasEmail)
        .values(conta(DOMINIO.toUpperCase(), cena.relogio.agora()))
    })
    expect(await cena.devolver(`fbl@${DOMINIO}`, reclamacao('Feedback-Type: abuse\n'))).toMatch(/^250/)
    expect(await cena.devolver(`retorno+1-aaaaaaaaaa@${DOMINIO}`, dsnPostfix())).toMatch(/^250/)
    expect((await cena.retornos()).map(({ tipo, disparoId }) => [tipo, disparoId])).toEqual([
      ['arf', null],
      ['dsn', null],
    ])
  })

  test('refuses a message that is too large, keeps nothing of it and goes on', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    const para = cena.verp(disparos[0]!.id)
    expect(await cena.devolver(para, Buffer.alloc(1_100_000, 'x\r\n'))).toMatch(/^552/)
    expect(await cena.retornos()).toEqual([])
    expect(await cena.devolver(para, ausencia())).toMatch(/^250/)
  })

  test('asks for a bounce again that was faster than the record of the acceptance', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    const { id } = disparos[0]!
    await cena.marcar(id, 'enviando')
    expect(await cena.devolver(cena.verp(id), dsnPostfix())).toMatch(/^451 4\.3\.0/)
    await cena.marcar(id, 'aceito')
    expect(await cena.devolver(cena.verp(id), dsnPostfix())).toMatch(/^250/)
    expect(await cena.retornos()).toHaveLength(1)
  })

  test('survives a conversation that is cut in the middle of its message', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    const para = cena.verp(disparos[0]!.id)
    const socket = connect(cena.porta, '127.0.0.1')
    const lines = createInterface({ input: socket })[Symbol.asyncIterator]()
    const say = async (line: string) => {
      await lines.next()
      socket.write(`${line}\r\n`)
    }
    await say('HELO mx.example.net')
    await say('MAIL FROM:<>')
    await say(`RCPT TO:<${para}>`)
    await say('DATA')
    await lines.next()
    await new Promise<void>((resolve) => {
      socket.write('Subject: cut', () => {
        socket.destroy()
        resolve()
      })
    })
    expect(await cena.devolver(para, ausencia())).toMatch(/^250/)
    expect(await cena.retornos()).toHaveLength(1)
  })
})
