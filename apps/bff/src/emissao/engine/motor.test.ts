import { expect, test } from 'vitest'
import { contextoDoSistema } from '#contexto.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createImportacao } from '#modules/importacao/importacao.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createProcesso } from './processo.ts'
import { createCena } from './testing/cena.ts'

const MINUTE = 60_000
const ana = 'ana@cliente.example'
const bia = 'bia@cliente.example'

describeEachEngine('emission', (open) => {
  /** A UC whose adhesion names these addresses, and its bill just imported. */
  async function importedBill(enderecos: string[], tipoCopia?: 'impressa_tambem') {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    const cadastrada = await cena.cadastrar(uc)
    const adesao = await cena.aderir(cadastrada, enderecos, tipoCopia)
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc) })
    return { cena, uc, cadastrada, ...adesao }
  }
  const states = async (cena: Awaited<ReturnType<typeof createCena>>) =>
    (await cena.disparos()).map(({ meio, estado }) => `${meio} ${estado}`)

  test('a bill that comes in is accepted by the mail server, with its DANF3E', async () => {
    const { cena } = await importedBill([ana])
    expect(await cena.motor().drain()).toBe(1)
    const [mail] = cena.smtp.recebidas
    expect(mail?.subject).toContain('Fatura de energia 11/2026')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.date).toEqual(cena.relogio.agora())
    expect(mail?.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
    const [disparo] = await cena.disparos()
    expect(disparo).toMatchObject({ estado: 'aceito', tentativas: 1, messageId: mail?.messageId })
    expect(disparo?.messageId).toMatch(/^<disparo\.\d+\.[\w-]{20}@distribuidora\.example>$/)
    expect(await cena.tentativas()).toMatchObject([{ resultado: 'aceito', codigo: 250 }])
  })

  test('the document that leaves is the one that was frozen in the queue', async () => {
    const { cena, uc } = await importedBill([ana])
    await cena.motor().drain()
    const { createHash } = await import('node:crypto')
    const sent = createHash('sha256').update(cena.smtp.recebidas[0]!.attachments[0]!.content).digest('hex')
    expect((await cena.disparos())[0]?.documentoHash).toBe(sent)
    expect(uc.numero).toHaveLength(15)
  })

  test('each destinatário has a disparo of their own, and the paper copy waits for the printer', async () => {
    const { cena } = await importedBill([ana, bia], 'impressa_tambem')
    await cena.motor().drain()
    expect(await states(cena)).toEqual(['email aceito', 'email aceito', 'impressao na_fila'])
    expect(cena.smtp.recebidas.map(({ to }) => [to].flat()[0]?.text)).toEqual(
      expect.arrayContaining([ana, bia]),
    )
  })

  test('an address that does not exist is returned, its contact is marked and the bill is printed', async () => {
    const { cena, cadastrada } = await importedBill([ana])
    await cena.cadastro.contato(cadastrada.id, 'email', ana)
    cena.smtp.tratar(ana, { em: 'rcpt', codigo: 550, texto: '5.1.1 No such user' })
    await cena.motor().drain()
    expect(await states(cena)).toEqual(['email devolvido', 'impressao na_fila'])
    const uc = await cena.supervisor('GET', `/api/ucs/${cadastrada.id}`)
    expect(uc.body.contatos).toMatchObject([{ valor: ana, situacao: 'devolvido' }])
    expect(uc.body.recadastramentoDevido).toBe(true)
  })

  test('our own bad reputation is not held against the address', async () => {
    const { cena, cadastrada } = await importedBill([ana])
    await cena.cadastro.contato(cadastrada.id, 'email', ana)
    cena.smtp.tratar(ana, { em: 'data', codigo: 554, texto: '5.7.1 Rejected by policy' })
    await cena.motor().drain()
    expect(await states(cena)).toEqual(['email falhou', 'impressao na_fila'])
    const uc = await cena.supervisor('GET', `/api/ucs/${cadastrada.id}`)
    expect(uc.body.contatos).toMatchObject([{ valor: ana, situacao: 'informado' }])
  })

  test('while one of two addresses can still get it nothing is printed', async () => {
    const { cena } = await importedBill([ana, bia])
    cena.smtp.tratar(ana, { em: 'rcpt', codigo: 550, texto: '5.1.1 No such user' })
    cena.smtp.tratar(bia, { em: 'rcpt', codigo: 451, texto: '4.7.1 Greylisted' })
    await cena.motor().drain()
    expect(await states(cena)).toEqual(['email devolvido', 'email na_fila'])
  })

  test('what the server defers is tried again when its wait is over, with the same Message-ID', async () => {
    const { cena } = await importedBill([ana])
    const motor = cena.motor()
    cena.smtp.tratar(ana, { em: 'data', codigo: 451, texto: '4.3.2 Try later' })
    await motor.drain()
    const [deferred] = await cena.disparos()
    expect(deferred).toMatchObject({
      estado: 'na_fila',
      tentativas: 1,
      ultimoErro: expect.stringContaining('Try'),
    })
    cena.smtp.tratar(ana, null)
    cena.relogio.advance(MINUTE - 1)
    expect(await motor.drain()).toBe(0)
    cena.relogio.advance(1)
    expect(await motor.drain()).toBe(1)
    expect(cena.smtp.recebidas[0]?.messageId).toBe(deferred?.messageId)
    const resultados = (await cena.tentativas()).map(({ resultado }) => resultado)
    expect(resultados).toEqual(['adiado', 'aceito'])
  })

  test('a connection that the server drops is tried again', async () => {
    const { cena } = await importedBill([ana])
    const motor = cena.motor()
    cena.smtp.tratar(ana, { em: 'data', derruba: true })
    await motor.drain()
    expect(await states(cena)).toEqual(['email na_fila'])
    cena.smtp.tratar(ana, null)
    cena.relogio.advance(MINUTE)
    await motor.drain()
    expect(await states(cena)).toEqual(['email aceito'])
  })

  test('a bill that nobody accepts in 72 hours is printed', async () => {
    const { cena } = await importedBill([ana])
    const motor = cena.motor()
    cena.smtp.tratar(ana, { em: 'data', codigo: 451, texto: '4.3.2 Try later' })
    await motor.drain()
    cena.relogio.advance(72 * 60 * MINUTE + 1)
    expect(await motor.expire()).toBe(1)
    expect(await states(cena)).toEqual(['email falhou', 'impressao na_fila'])
  })

  test('what a worker held when it died is sent again after its lease, and the lost attempt is on record', async () => {
    const { cena } = await importedBill([ana])
    let release = () => {}
    cena.smtp.tratar(ana, { em: 'data', aceitaDepoisDe: new Promise<void>((resolve) => (release = resolve)) })
    const arrived = cena.smtp.espera(1)
    const dying = cena.motor().drain()
    await arrived
    // The first worker is in the middle of its delivery; another one looks for work.
    const other = cena.motor()
    expect(await other.drain()).toBe(0)
    cena.smtp.tratar(ana, null)
    cena.relogio.advance(90_000)
    expect(await other.drain()).toBe(1)
    expect((await cena.tentativas()).map(({ resultado }) => resultado)).toEqual(['interrompido', 'aceito'])
    release()
    await dying
    const [first, second] = cena.smtp.recebidas
    expect(second?.messageId).toBe(first?.messageId)
    expect(await states(cena)).toEqual(['email aceito'])
  })

  test('a delivery whose thread dies is on record as interrupted, and made again under the same Message-ID', async () => {
    const { cena } = await importedBill([ana])
    let died = false
    const motor = cena.motor({
      entre: (oficina) => ({
        ...oficina,
        executar: async (posto, trabalho) => {
          const feito = await oficina.executar(posto, trabalho)
          if (died) return feito
          died = true
          throw new Error('the sending thread has ended')
        },
      }),
    })
    await motor.drain()
    expect(cena.falhas.splice(0)).toEqual([new Error('the sending thread has ended')])
    expect(await states(cena)).toEqual(['email na_fila'])
    cena.relogio.advance(MINUTE)
    await motor.drain()
    expect((await cena.tentativas()).map(({ resultado }) => resultado)).toEqual(['interrompido', 'aceito'])
    const [first, second] = cena.smtp.recebidas
    expect(second?.messageId).toBe(first?.messageId)
  })

  test('what a worker held when its process was killed is sent again at once, and nothing of a living one is', async () => {
    const { cena } = await importedBill([ana])
    let release = () => {}
    cena.smtp.tratar(ana, { em: 'data', aceitaDepoisDe: new Promise<void>((resolve) => (release = resolve)) })
    const arrived = cena.smtp.espera(1)
    const dying = cena.motor().drain()
    await arrived
    cena.smtp.tratar(ana, null)
    expect(await cena.motor().retomar()).toBe(0)
    const processo = { nome: 'outro', morreu: (nome: string) => nome === createProcesso().nome }
    const other = cena.motor({ processo })
    expect(await other.retomar()).toBe(1)
    expect(await other.drain()).toBe(1)
    expect((await cena.tentativas()).map(({ resultado }) => resultado)).toEqual(['interrompido', 'aceito'])
    release()
    await dying
    expect(await other.retomar()).toBe(0)
    expect(await states(cena)).toEqual(['email aceito'])
  })

  test('a delivery that outlasts the lease keeps it, and no other worker begins it', async () => {
    const { cena } = await importedBill([ana])
    let release = () => {}
    cena.smtp.tratar(ana, { em: 'data', aceitaDepoisDe: new Promise<void>((resolve) => (release = resolve)) })
    const arrived = cena.smtp.espera(1)
    const slow = cena.motor({ renovacaoMs: 5 }).drain()
    await arrived
    for (let i = 0; i < 3; i++) {
      cena.relogio.advance(MINUTE)
      const lease = cena.relogio.agora().getTime() + 90_000
      await expect.poll(async () => (await cena.disparos())[0]?.reservadoAte?.getTime()).toBe(lease)
      expect(await cena.motor().drain()).toBe(0)
    }
    release()
    await slow
    expect(cena.smtp.tentadas).toEqual([ana])
    expect(await states(cena)).toEqual(['email aceito'])
  })

  test('two workers at once never send one disparo twice', async () => {
    const cena = await createCena(await open())
    const ucs = Array.from({ length: 24 }, (_, index) => livro.uc(20 + index))
    for (const [index, uc] of ucs.entries()) {
      await cena.aderir(await cena.cadastrar(uc), [`cliente${index}@cliente.example`])
    }
    await cena.importar(...ucs.map((uc, index) => ({ nome: `${index}.xml`, conteudo: nf3eDe(uc) })))
    const motores = [cena.motor(), cena.motor(), cena.motor()]
    const claimed = await Promise.all(motores.map((motor) => motor.drain()))
    expect(claimed.reduce((sum, count) => sum + count)).toBe(24)
    expect(new Set(cena.smtp.tentadas).size).toBe(24)
    expect(cena.smtp.tentadas).toHaveLength(24)
    expect(new Set(await states(cena))).toEqual(new Set(['email aceito']))
  })

  test('withdrawing while an attempt is under way cancels the next one and prints the bill', async () => {
    const { cena, envioDigitalId, destinatarioIds } = await importedBill([ana])
    const { unitOfWork } = cena
    cena.smtp.tratar(ana, { em: 'data', codigo: 451, texto: '4.3.2 Try later' })
    const arrived = cena.smtp.espera(1)
    const running = cena.motor().drain()
    await arrived
    const fila = createFilaDeDisparos(unitOfWork.tables)
    const { destinatarios } = unitOfWork.tables
    await unitOfWork.transaction(async (tx) => {
      await tx.update(destinatarios).set({ removidoEm: cena.relogio.agora() })
      await fila.cancelarDaAdesao(tx, { envioDigitalId, destinatarioIds, agora: cena.relogio.agora() })
    })
    await running
    expect(await states(cena)).toEqual(['email cancelado', 'impressao na_fila'])
  })

  test('withdrawing before it leaves stops it and means paper', async () => {
    const { cena, envioDigitalId } = await importedBill([ana, bia])
    const agora = cena.relogio.agora()
    const fila = createFilaDeDisparos(cena.unitOfWork.tables)
    const cancelled = await cena.unitOfWork.transaction((tx) =>
      fila.cancelarDaAdesao(tx, { envioDigitalId, agora }),
    )
    expect(cancelled).toBe(2)
    expect(await cena.motor().drain()).toBe(0)
    expect(await states(cena)).toEqual(['email cancelado', 'email cancelado', 'impressao na_fila'])
  })

  test('a worker that is told to stop begins no attempt and gives its batch back', async () => {
    const { cena } = await importedBill([ana])
    const motor = cena.motor()
    motor.stop()
    await motor.drain()
    expect(cena.smtp.tentadas).toEqual([])
    expect(await cena.tentativas()).toEqual([])
    expect(await cena.disparos()).toMatchObject([{ estado: 'na_fila', tentativas: 0, reservadoPor: null }])
    await cena.motor().drain()
    expect(await states(cena)).toEqual(['email aceito'])
  })

  test('a homologation bill does not leave outside the demonstration', async () => {
    const unitOfWork = await open()
    const cena = await createCena(unitOfWork)
    const uc = livro.uc(1)
    await cena.aderir(await cena.cadastrar(uc), [ana])
    const { faturas } = createImportacao({
      unitOfWork,
      relogio: cena.relogio,
      documentos: cena.documentos,
      sinal: createSinal(),
      demonstracao: false,
    })
    const bytes = Buffer.from(nf3eDe(uc, '2026-11', { ambiente: 'homologacao' }))
    const arquivos = [{ nome: 'h.xml', bytes }]
    await faturas.importar(contextoDoSistema('teste'), { arquivos, jaImpressa: false, historico: false })
    await cena.motor().drain()
    expect(cena.smtp.tentadas).toEqual([])
    expect(await cena.disparos()).toMatchObject([
      { estado: 'cancelado', ultimoErro: expect.stringContaining('homologação') },
    ])
  })

  test('the term is sent once to each new address', async () => {
    const cena = await createCena(await open())
    const cadastrada = await cena.cadastrar(livro.uc(1))
    const { destinatarioIds } = await cena.aderir(cadastrada, [ana])
    const fila = createFilaDeDisparos(cena.unitOfWork.tables)
    const termo = {
      ucId: cadastrada.id,
      destinatarioId: destinatarioIds[0]!,
      atendimentoId: null,
      usuarioId: null,
      meio: 'email' as const,
      endereco: ana,
      agora: cena.relogio.agora(),
    }
    await cena.unitOfWork.transaction((tx) => fila.enfileirarTermo(tx, termo))
    await cena.unitOfWork.transaction((tx) => fila.enfileirarTermo(tx, termo))
    expect(await cena.motor().drain()).toBe(1)
    expect(cena.smtp.recebidas[0]?.text).toContain('Termo de teste.')
    expect(await cena.disparos()).toMatchObject([{ finalidade: 'termo', estado: 'aceito' }])
  })
})
