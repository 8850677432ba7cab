import { expect, onTestFinished, test } from 'vitest'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createFilaRepository } from './fila-repository.ts'
import type { Feito } from './oficina/trabalho.ts'
import { startRenovar } from './renovar.ts'
import { createCena, type Cena } from './testing/cena.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ana = 'ana@cliente.example'
const SEM_CONEXAO: Feito = {
  tipo: 'entregue',
  aceita: false,
  semConexao: true,
  resposta: { codigo: null, codigoEstendido: null, texto: '', fase: 'conexao' },
  documento: null,
  versaoMensagem: '',
}

describeEachEngine('what a worker holds', (open) => {
  /** A bill just imported that one destinatário is to get. */
  async function importedBill() {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    const adesao = await cena.aderir(await cena.cadastrar(uc), [ana])
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc) })
    return { cena, ...adesao }
  }

  const estados = async (cena: Cena) => (await cena.disparos()).map(({ meio, estado }) => `${meio} ${estado}`)

  /** What a worker leaves that dies in the middle of its only delivery. */
  async function abandon(cena: Cena): Promise<void> {
    const { unitOfWork } = cena
    const fila = createFilaRepository(unitOfWork.tables)
    const [disparo] = await cena.disparos()
    const agora = cena.relogio.agora()
    const ate = new Date(agora.getTime() + 90_000)
    await unitOfWork.transaction(async (tx) => {
      await fila.reserve(tx, [disparo!.id], { token: 'morto/1', agora, ate })
      await fila.openTentativas(tx, [disparo!.id], { inicio: agora, contaEmailId: null })
    })
  }

  /** As the customer's call does it. */
  async function leave({ cena, envioDigitalId }: Awaited<ReturnType<typeof importedBill>>): Promise<void> {
    const { unitOfWork, relogio } = cena
    const { destinatarios } = unitOfWork.tables
    const fila = createFilaDeDisparos(unitOfWork.tables)
    await unitOfWork.transaction(async (tx) => {
      await tx.update(destinatarios).set({ removidoEm: relogio.agora() })
      await fila.cancelarDaAdesao(tx, { envioDigitalId, agora: relogio.agora() })
    })
  }

  test('was accepted, although another worker has taken the disparo over meanwhile and failed', async () => {
    const { cena } = await importedBill()
    let release = () => {}
    cena.smtp.tratar(ana, { em: 'data', aceitaDepoisDe: new Promise<void>((resolve) => (release = resolve)) })
    const arrived = cena.smtp.espera(1)
    const slow = cena.motor().drain()
    await arrived
    cena.smtp.tratar(ana, { em: 'rcpt', codigo: 550, texto: '5.1.1 No such user' })
    cena.relogio.advance(90_000)
    await cena.motor().drain()
    expect(await estados(cena)).toEqual(['email devolvido', 'impressao na_fila'])
    release()
    await slow
    expect(await estados(cena)).toEqual(['email aceito', 'impressao na_fila'])
  })

  test('is prolonged only where nobody has taken it over', async () => {
    const { cena } = await importedBill()
    await abandon(cena)
    const [disparo] = await cena.disparos()
    const inicio = cena.relogio.agora()
    const lease = (token: string) => ({ token, ate: inicio, carregado: { id: disparo!.id }, juntos: [] })
    const [mine, lost] = [lease('morto/1'), lease('morto/0')]
    cena.relogio.advance(MINUTE)
    onTestFinished(
      startRenovar(
        { unitOfWork: cena.unitOfWork, relogio: cena.relogio, renovacaoMs: 5 },
        new Set([lost, mine]),
      ),
    )
    await expect.poll(() => mine.ate.getTime()).toBe(cena.relogio.agora().getTime() + 90_000)
    expect(lost.ate).toEqual(inicio)
  })

  test('and let go of is printed at the deadline, also when its account has no queue any more', async () => {
    const { cena } = await importedBill()
    await abandon(cena)
    const contaEmailId = await cena.conta(1)
    await cena.unitOfWork.transaction(async (tx) => {
      const { disparos, contasEmail } = cena.unitOfWork.tables
      await tx.update(disparos).set({ contaEmailId })
      await tx.update(contasEmail).set({ ativa: false })
    })
    const motor = cena.motor({ contas: { fixa: null } })
    cena.relogio.advance(73 * HOUR)
    expect(await motor.drain()).toBe(0)
    expect(await motor.expire()).toBe(1)
    expect(await estados(cena)).toEqual(['email falhou', 'impressao na_fila'])
    expect(await cena.tentativas()).toMatchObject([{ resultado: 'interrompido' }])
  })

  test('is not given up at the deadline while it is held', async () => {
    const { cena } = await importedBill()
    cena.relogio.advance(73 * HOUR)
    await abandon(cena)
    expect(await cena.motor().expire()).toBe(0)
    expect(await estados(cena)).toEqual(['email enviando'])
  })

  test('goes back and does not leave when its destinatário has left the adhesion meanwhile', async () => {
    const bill = await importedBill()
    const { cena } = bill
    const motor = cena.motor({
      entre: (oficina) => ({
        ...oficina,
        // No connection comes free, and in that time the customer calls.
        executar: async () => {
          await leave(bill)
          return SEM_CONEXAO
        },
      }),
    })
    await motor.drain()
    expect(await estados(cena)).toEqual(['email cancelado', 'impressao na_fila'])
  })

  test('and died with does not leave again when its destinatário has left the adhesion meanwhile', async () => {
    const bill = await importedBill()
    const { cena } = bill
    await abandon(cena)
    await leave(bill)
    cena.relogio.advance(2 * MINUTE)
    await cena.motor().drain()
    expect(cena.smtp.tentadas).toEqual([])
    expect(await estados(cena)).toEqual(['email cancelado', 'impressao na_fila'])
    expect(await cena.tentativas()).toMatchObject([{ resultado: 'interrompido' }])
  })
})
