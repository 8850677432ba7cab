import { expect, test } from 'vitest'
import { createSinal } from '#emissao/engine/sinal.ts'
import { createCena, type Cena } from '#emissao/engine/testing/cena.ts'
import { createEscrever } from '#escrita.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { chave } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createRotinasService } from './service.ts'

const ana = 'ana@cliente.example'
const EXECUTAR = '/api/rotinas/envio-faturas/execucoes'

describeEachEngine('the routine that sends held bills', (open) => {
  /** With the parameter on Não, the bills of these UCs in the panel; their customers adhered. */
  async function held(bills = 1) {
    const cena = await createCena(await open())
    await cena.parametro('impressaoFatura.apresentarSemAutorizarNoPainel', false)
    for (let index = 0; index < bills; index++) {
      const uc = livro.uc(20 + index)
      await cena.aderir(await cena.cadastrar(uc), [`${index}.${ana}`])
      await cena.importar({ nome: `${index}.xml`, conteudo: nf3eDe(uc) })
    }
    return cena
  }
  const rotinas = ({ unitOfWork, relogio }: Cena) =>
    createRotinasService({
      unitOfWork,
      relogio,
      escrever: createEscrever(unitOfWork, relogio),
      sinal: createSinal(),
    })
  const states = async (cena: Cena) => (await cena.disparos()).map(({ estado }) => estado)

  test('nothing leaves before its hour, and at its hour everything does', async () => {
    const cena = await held()
    const rotina = rotinas(cena)
    // 17:59:59 of the 21st in São Paulo; the run of the 20th is made up for and finds nothing of its time.
    cena.relogio.set('2026-11-21T20:59:59.999Z')
    await rotina.executarAgendadas()
    expect(await states(cena)).toEqual(['retido'])
    expect(await cena.motor().drain()).toBe(0)
    cena.relogio.set('2026-11-21T21:00:00.000Z')
    await rotina.executarAgendadas()
    expect(await cena.motor().drain()).toBe(1)
    expect(await states(cena)).toEqual(['aceito'])
  })

  test('a run that is told to stop goes on from there at the next look', async () => {
    const cena = await held()
    const rotina = rotinas(cena)
    cena.relogio.set('2026-11-21T21:00:00.000Z')
    await rotina.executarAgendadas(() => true)
    expect(await states(cena)).toEqual(['retido'])
    await rotina.executarAgendadas()
    expect(await states(cena)).toEqual(['na_fila'])
  })

  test('what comes in after the hour waits for the next day', async () => {
    const cena = await held(0)
    const rotina = rotinas(cena)
    await cena.parametro('impressaoFatura.horarioRotina', '12:30')
    cena.relogio.set('2026-11-21T15:30:01Z')
    await cena.aderir(await cena.cadastrar(livro.uc(1)), [ana])
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(livro.uc(1)) })
    await rotina.executarAgendadas()
    expect(await states(cena)).toEqual(['retido'])
    cena.relogio.set('2026-11-22T15:30:00Z')
    await rotina.executarAgendadas()
    expect(await states(cena)).toEqual(['na_fila'])
  })

  test('runs once a day, however many instances try at once', async () => {
    const cena = await held(3)
    cena.relogio.set('2026-11-21T21:00:00Z')
    await Promise.all(Array.from({ length: 5 }, () => rotinas(cena).executarAgendadas()))
    const { rotinasExecucoes } = cena.unitOfWork.tables
    const runs = await cena.unitOfWork.read((tx) => tx.select().from(rotinasExecucoes))
    expect(runs).toMatchObject([{ liberados: 3, fim: expect.any(Date) }])
  })

  test('a run that a crash cut short goes on', async () => {
    const cena = await held(2)
    cena.relogio.set('2026-11-21T21:00:00Z')
    const { rotinasExecucoes } = cena.unitOfWork.tables
    const agendadaPara = cena.relogio.agora()
    await cena.unitOfWork.transaction(async (tx) => {
      await tx
        .insert(rotinasExecucoes)
        .values({ rotina: 'envio-faturas', agendadaPara, inicio: agendadaPara, liberados: 0 })
    })
    await rotinas(cena).executarAgendadas()
    expect(await states(cena)).toEqual(['na_fila', 'na_fila'])
  })

  test('a changed hour acts at once', async () => {
    const cena = await held()
    cena.relogio.set('2026-11-21T15:30:00Z')
    await cena.parametro('impressaoFatura.horarioRotina', '12:20')
    await rotinas(cena).executarAgendadas()
    expect(await states(cena)).toEqual(['na_fila'])
  })

  test('Executar agora releases all that nobody marked segurada, and a repeat of the request releases no more', async () => {
    const cena = await held(2)
    const [first] = await cena.disparos()
    const hold = (segurado: boolean) => cena.supervisor('PATCH', `/api/disparos/${first?.id}`, { segurado })
    expect((await hold(true)).body).toMatchObject({ segurado: true, estado: 'retido' })
    const key = chave()
    const answer = await cena.supervisor('POST', EXECUTAR, undefined, key)
    expect([answer.status, answer.body.liberados]).toEqual([201, 1])
    expect(await states(cena)).toEqual(['retido', 'na_fila'])
    await hold(false)
    expect((await cena.supervisor('POST', EXECUTAR, undefined, key)).body).toEqual(answer.body)
    expect(await states(cena)).toEqual(['retido', 'na_fila'])
    expect((await cena.supervisor('POST', EXECUTAR, undefined, chave())).body.liberados).toBe(1)
    expect((await hold(true)).body.codigo).toBe('estado_invalido')
  })

  test('tells when it runs next and what the last run did, and who asked for it', async () => {
    const cena = await held(1)
    const ver = async (by = cena.supervisor) => (await by('GET', '/api/rotinas/envio-faturas')).body
    expect(await ver()).toEqual({ horario: '18:00', proxima: '2026-11-21T21:00:00.000Z', ultima: null })
    await cena.supervisor('POST', EXECUTAR, undefined, chave())
    expect((await ver()).ultima).toMatchObject({
      inicio: '2026-11-21T15:00:00.000Z',
      liberados: 1,
      agendada: false,
      usuario: 'Sérgio Supervisor',
    })
    cena.relogio.set('2026-11-21T21:00:00Z')
    await rotinas(cena).executarAgendadas()
    // Six hours later the session is over.
    expect(await ver(await cena.entrar('supervisor'))).toMatchObject({
      proxima: '2026-11-22T21:00:00.000Z',
      ultima: { agendada: true, usuario: null, liberados: 0 },
    })
  })

  test('an agent may not run it', async () => {
    const cena = await held(0)
    const agent = await cena.entrar('atendente')
    expect((await agent('POST', EXECUTAR)).status).toBe(403)
  })
})
