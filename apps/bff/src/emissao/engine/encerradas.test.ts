import { expect, test } from 'vitest'
import { createReceberRetorno } from '#emissao/retornos/receber.ts'
import { dsnPostfix } from '#emissao/retornos/testing/amostras.ts'
import { verpAddress } from '#emissao/retornos/verp.ts'
import { JANELA_DESFAZER_MS } from '#modules/disparos/desfazer.ts'
import { cancelamentoDe } from '#modules/importacao/testing/evento.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { deriveKey } from '#secret-key.ts'
import { chave } from '#testing/app.ts'
import { describeEachEngine, describeOnSqlite, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { createCena, SEGREDO } from './testing/cena.ts'

const ana = 'ana@cliente.example'
const MESES = ['2026-09', '2026-10', '2026-11']
const ADIADA = { em: 'data', codigo: 451, texto: '4.3.2 Try later' } as const

/** Bills of a UC that adhered; `cancelar` is the registered event that ends one of them. */
async function setup(open: OpenTestDatabase, meses: readonly string[]) {
  const cena = await createCena(await open())
  const uc = livro.uc(1)
  await cena.aderir(await cena.cadastrar(uc), [ana])
  await cena.importar(...meses.map((mes) => ({ nome: `${mes}.xml`, conteudo: nf3eDe(uc, mes) })))
  const { faturas } = cena.unitOfWork.tables
  const bills = (await cena.unitOfWork.read((tx) => tx.select().from(faturas))).toSorted((a, b) =>
    a.competencia.localeCompare(b.competencia),
  )
  const cancelar = async (index: number) => {
    const evento = { nome: 'evento.xml', conteudo: cancelamentoDe(bills[index]!.chave) }
    expect((await cena.importar(evento)).body.atualizados).toBe(1)
  }
  /** A worker in whose first attempt something happens. */
  const motorEm = (act: () => Promise<void>) => {
    let done: Promise<void> | null = null
    return cena.motor({
      entre: (oficina) => ({
        ...oficina,
        async executar(posto, trabalho) {
          await (done ??= act())
          return oficina.executar(posto, trabalho)
        },
      }),
    })
  }
  const states = async () => (await cena.disparos()).map(({ meio, estado }) => `${meio} ${estado}`)
  return { ...cena, bills, cancelar, motorEm, states }
}

/** All of the bills asked for in one message, past the time to undo. */
async function pedir({ supervisor, bills, relogio, motor }: Awaited<ReturnType<typeof setup>>) {
  await motor().drain()
  const body = { faturaIds: bills.map(({ id }) => id), meio: 'email', enderecos: ['outra@cliente.example'] }
  const { status, body: feito } = await supervisor('POST', '/api/disparos', body, chave())
  expect(status).toBe(201)
  relogio.advance(JANELA_DESFAZER_MS)
  return feito.itens.map(({ id }: { id: number }) => id) as number[]
}

describeEachEngine('a bill that ends while it is under way', (open) => {
  test('is not tried again, and nothing is printed in its place', async () => {
    const { cancelar, motorEm, smtp, states, disparos } = await setup(open, ['2026-11'])
    smtp.tratar(ana, ADIADA)
    await motorEm(() => cancelar(0)).drain()
    expect(await states()).toEqual(['email cancelado'])
    expect((await disparos())[0]).toMatchObject({
      ultimoErro: 'A fatura foi cancelada.',
      proximaTentativaEm: null,
    })
  })

  test.each([
    ['the first', 0],
    ['another', 1],
  ])('leaves a message of several, also as %s of it, and the others go on', async (_, index) => {
    const cena = await setup(open, MESES)
    const { cancelar, motorEm, motor, smtp, relogio } = cena
    const ids = await pedir(cena)
    smtp.tratar('outra@cliente.example', ADIADA)
    await motorEm(() => cancelar(index)).drain()
    smtp.tratar('outra@cliente.example', null)
    relogio.advance(60_000)
    await motor().drain()
    const rows = (await cena.disparos()).filter(({ id }) => ids.includes(id))
    expect(rows.map(({ estado }) => estado)).toEqual(
      ids.map((id) => (id === ids[index] ? 'cancelado' : 'aceito')),
    )
    const attached = smtp.recebidas.at(-1)!.attachments.map(({ filename }) => filename?.slice(7, 14))
    expect(attached).toEqual(MESES.filter((mes) => mes !== MESES[index]))
  })

  test('is not taken up from a worker that died, and the others of its message are', async () => {
    const cena = await setup(open, MESES)
    const { cancelar, motor, smtp, relogio, disparos } = cena
    const ids = await pedir(cena)
    let release = () => {}
    const para = 'outra@cliente.example'
    smtp.tratar(para, { em: 'data', aceitaDepoisDe: new Promise<void>((resolve) => (release = resolve)) })
    const arrived = smtp.espera(smtp.tentadas.length + 1)
    const dying = motor().drain()
    await arrived
    smtp.tratar(para, null)
    await cancelar(0)
    relogio.advance(90_000)
    const worker = motor()
    await worker.drain()
    await worker.drain()
    const estados = async () =>
      (await disparos()).filter(({ id }) => ids.includes(id)).map(({ estado }) => estado)
    expect(await estados()).toEqual(['cancelado', 'aceito', 'aceito'])
    expect(smtp.recebidas.at(-1)!.attachments).toHaveLength(2)
    release()
    await dying
    // The server had taken it after all: that is true, whatever was wanted.
    expect(await estados()).toEqual(['aceito', 'aceito', 'aceito'])
  })
})

describeOnSqlite('a bill that has ended', (open) => {
  test('is not printed when a copy of it comes back', async () => {
    const { conta, parametro, smtp, unitOfWork, relogio, motor, bills, disparos, states } = await setup(
      open,
      ['2026-11'],
    )
    const { contasEmail, faturas } = unitOfWork.tables
    const contaId = await conta(Number(new URL(smtp.url).port))
    await unitOfWork.transaction((tx) => tx.update(contasEmail).set({ dominioRetorno: 'retornos.example' }))
    await parametro('financeiro.contaEmailFaturas', String(contaId))
    await motor({ contas: { fixa: null } }).drain()
    const [bill] = bills
    const { id: _, ...common } = bill!
    const nova = {
      ...common,
      chave: bill!.chave.replace(/^./, '9'),
      numeroFiscal: 9,
      chaveSubstituida: bill!.chave,
    }
    await unitOfWork.transaction((tx) => tx.insert(faturas).values(nova))
    const chaveVerp = deriveKey(SEGREDO, 'verp')
    const receber = createReceberRetorno({ unitOfWork, relogio, chaveVerp })
    const para = verpAddress((await disparos())[0]!.id, 'retornos.example', chaveVerp)
    await receber(dsnPostfix({ final: ana, original: ana }), { rcptTo: [para] })
    expect(await states()).toEqual(['email devolvido'])
  })
})
