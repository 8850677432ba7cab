import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { chave } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { JANELA_DESFAZER_MS } from './desfazer.ts'

const ana = 'ana@cliente.example'
const MOTIVO = { motivo: 'Pedido do consumidor.' }

describeEachEngine('taking back what was sent', (open) => {
  async function setup() {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    const cadastrada = await cena.cadastrar(uc)
    const importar = () => cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc, '2026-11') })
    const agent = await cena.entrar('atendente')
    const send = async (by = agent) => {
      const { faturas } = cena.unitOfWork.tables
      const [fatura] = await cena.unitOfWork.read((tx) => tx.select().from(faturas))
      const body = { faturaIds: [fatura!.id], meio: 'email', enderecos: [ana] }
      return (await by('POST', '/api/disparos', body, chave())).body.itens[0]
    }
    const cancel = (by: typeof agent, id: number, body: object = {}) =>
      by('POST', `/api/disparos/${id}/cancelamento`, body, chave())
    return { ...cena, agent, importar, cadastrada, send, cancel }
  }

  test('a 2ª via leaves when the ten seconds are over, whoever is still looking', async () => {
    const { importar, send, motor, relogio } = await setup()
    await importar()
    const enviado = await send()
    expect(enviado.desfazerAte).toBe(new Date(relogio.agora().getTime() + 10_000).toISOString())
    relogio.advance(JANELA_DESFAZER_MS - 1)
    expect(await motor().drain()).toBe(0)
    relogio.advance(1)
    expect(await motor().drain()).toBe(1)
  })

  test('who sent it takes it back: nothing leaves, it says so, and a second press changes nothing', async () => {
    const { importar, send, cancel, agent, motor, relogio, smtp, unitOfWork } = await setup()
    await importar()
    const { id } = await send()
    const answer = await cancel(agent, id)
    expect([answer.status, answer.body.estado, answer.body.desfazerAte]).toEqual([200, 'cancelado', null])
    expect((await cancel(agent, id)).body).toEqual(answer.body)
    relogio.advance(60_000)
    await motor().drain()
    expect(smtp.recebidas).toEqual([])
    const { eventos } = unitOfWork.tables
    const trail = await unitOfWork.read((tx) => tx.select().from(eventos))
    expect(trail.filter(({ tipo }) => tipo === 'disparo.cancelado')).toMatchObject([
      { dados: { disparoId: id, motivo: 'Desfeito por quem enviou.' }, usuarioId: expect.any(Number) },
    ])
  })

  test('an agent undoes neither what another person sent nor what the window has let go', async () => {
    const { importar, send, cancel, agent, supervisor, relogio } = await setup()
    await importar()
    const alheio = await send(supervisor)
    expect((await cancel(agent, alheio.id)).status).toBe(403)
    const { id } = await send()
    relogio.advance(JANELA_DESFAZER_MS + 1)
    expect((await cancel(agent, id)).body.codigo).toBe('estado_invalido')
  })

  test('of the emission and the person exactly one comes first', async () => {
    const { importar, send, cancel, agent, motor, relogio, smtp, disparos } = await setup()
    await importar()
    const sent = []
    for (let index = 0; index < 8; index++) sent.push((await send()).id)
    relogio.advance(JANELA_DESFAZER_MS)
    const [, ...answers] = await Promise.all([motor().drain(), ...sent.map((id) => cancel(agent, id))])
    await motor().drain()
    const undone = answers.filter(({ status }) => status === 200).length
    const states = (await disparos()).filter(({ meio }) => meio === 'email').map(({ estado }) => estado)
    expect(states.filter((estado) => estado === 'cancelado')).toHaveLength(undone)
    expect(smtp.recebidas).toHaveLength(sent.length - undone)
  })

  test('what may still be undone is shown to who sent it alone, and only for as long', async () => {
    const { importar, send, cancel, agent, supervisor, relogio } = await setup()
    await importar()
    const [first, second] = [await send(), await send()]
    await cancel(agent, first.id)
    const list = async (by = agent) => (await by('GET', '/api/disparos/desfaziveis')).body
    expect(await list()).toEqual({ itens: [second], agora: relogio.agora().toISOString() })
    expect((await list(supervisor)).itens).toEqual([])
    relogio.advance(JANELA_DESFAZER_MS)
    expect((await list()).itens).toEqual([])
  })

  test('a supervisor cancels what waits, with a reason, and the bill is printed instead', async () => {
    const { importar, aderir, cadastrada, cancel, agent, supervisor, disparos } = await setup()
    await aderir(cadastrada, [ana])
    await importar()
    const [email] = await disparos()
    expect((await cancel(agent, email!.id, MOTIVO)).status).toBe(403)
    expect((await cancel(supervisor, email!.id)).body.campos[0].campo).toBe('motivo')
    expect((await cancel(supervisor, email!.id, MOTIVO)).body).toMatchObject({
      estado: 'cancelado',
      ultimoErro: MOTIVO.motivo,
    })
    expect((await disparos()).map(({ meio, estado }) => `${meio} ${estado}`)).toEqual([
      'email cancelado',
      'impressao na_fila',
    ])
  })

  test('the paper too stays away when the supervisor says so', async () => {
    const { importar, aderir, cadastrada, cancel, supervisor, disparos } = await setup()
    await aderir(cadastrada, [ana])
    await importar()
    const [email] = await disparos()
    await cancel(supervisor, email!.id, { ...MOTIVO, imprimir: false })
    expect((await disparos()).map(({ meio }) => meio)).toEqual(['email'])
  })

  test('a paper copy cancelled beside a digital one comes back when that one is lost', async () => {
    const { importar, aderir, cadastrada, cancel, supervisor, disparos } = await setup()
    await aderir(cadastrada, [ana], 'impressa_tambem')
    await importar()
    const [email, papel] = await disparos()
    await cancel(supervisor, papel!.id, MOTIVO)
    expect((await disparos())[1]?.estado).toBe('cancelado')
    await cancel(supervisor, email!.id, MOTIVO)
    expect((await disparos()).map(({ meio, estado }) => `${meio} ${estado}`)).toEqual([
      'email cancelado',
      'impressao na_fila',
    ])
  })

  test('what has left is cancelled by nobody', async () => {
    const { importar, send, cancel, supervisor, motor, relogio } = await setup()
    await importar()
    const { id } = await send()
    relogio.advance(JANELA_DESFAZER_MS)
    await motor().drain()
    expect((await cancel(supervisor, id, MOTIVO)).body.codigo).toBe('estado_invalido')
  })
})
