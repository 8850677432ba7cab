import { expect, test } from 'vitest'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { contaDaUrl } from './conta-da-url.ts'
import { createCena } from './testing/cena.ts'

const ana = 'ana@cliente.example'
const REMETENTE = 'Distribuidora <faturas@distribuidora.example>'

describeEachEngine('the way that mail leaves by', (open) => {
  async function setup() {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    await cena.aderir(await cena.cadastrar(uc), [ana])
    const porta = Number(new URL(cena.smtp.url).port)
    const importBill = (competencia: string) =>
      cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc, competencia) })
    const estado = async () => (await cena.disparos()).at(-1)?.estado
    return { cena, porta, importBill, estado }
  }

  test('is the account that the parameter names, and while none is chosen e-mails wait', async () => {
    const { cena, porta, importBill, estado } = await setup()
    const motor = cena.motor({ contas: { fixa: null } })
    await importBill('2026-11')
    expect(await motor.drain()).toBe(0)
    expect([await estado(), (await cena.disparos())[0]?.tentativas]).toEqual(['na_fila', 0])
    const conta = await cena.conta(porta)
    await cena.parametro('financeiro.contaEmailFaturas', String(conta))
    expect(await motor.drain()).toBe(1)
    expect(await estado()).toBe('aceito')
    expect(await cena.tentativas()).toMatchObject([{ contaEmailId: conta }])
  })

  test('leaves out an account whose secrets do not open any more, and no other', async () => {
    const { cena, porta, importBill, estado } = await setup()
    const { contasEmail } = cena.unitOfWork.tables
    await cena.conta(1)
    await cena.unitOfWork.transaction((tx) => tx.update(contasEmail).set({ senhaCifrada: 'outra-chave' }))
    await cena.parametro('financeiro.contaEmailFaturas', String(await cena.conta(porta)))
    await importBill('2026-11')
    await cena.motor({ contas: { fixa: null } }).drain()
    expect(await estado()).toBe('aceito')
  })

  test('is the reserve while no account is chosen', async () => {
    const { cena, importBill, estado } = await setup()
    const reserva = contaDaUrl('demonstracao', cena.smtp.url, REMETENTE)
    await importBill('2026-11')
    await cena.motor({ contas: { fixa: null, reserva } }).drain()
    expect(await estado()).toBe('aceito')
    expect(await cena.tentativas()).toMatchObject([{ contaEmailId: null }])
  })

  test('is the server that the environment names, whatever account is chosen', async () => {
    const { cena, importBill, estado } = await setup()
    const conta = await cena.conta(1)
    await cena.parametro('financeiro.contaEmailFaturas', String(conta))
    await importBill('2026-11')
    await cena.motor().drain()
    expect(await estado()).toBe('aceito')
  })

  test('changes with the account from one look to the next', async () => {
    const { cena, porta, importBill, estado } = await setup()
    const conta = await cena.conta(1)
    await cena.parametro('financeiro.contaEmailFaturas', String(conta))
    const motor = cena.motor({ contas: { fixa: null } })
    await importBill('2026-11')
    await motor.drain()
    expect(await estado()).toBe('na_fila')
    const { contasEmail } = cena.unitOfWork.tables
    await cena.unitOfWork.transaction((tx) =>
      tx.update(contasEmail).set({ porta, atualizadaEm: cena.relogio.agora() }),
    )
    cena.relogio.advance(60_000)
    await motor.drain()
    expect(await estado()).toBe('aceito')
  })
})
