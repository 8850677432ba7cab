import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { chave } from '#testing/app.ts'
import { describeOnSqlite } from '#testing/describe-each-engine.ts'
import { JANELA_DESFAZER_MS } from './desfazer.ts'

const ana = 'ana@cliente.example'
const MOTIVO = 'O consumidor diz que não chegou.'

interface Passo {
  em: string
  tipo: string
  resultado: string | null
  codigo: string | null
  texto: string | null
  disparoId: number | null
}

describeOnSqlite('the way of a disparo', (open) => {
  async function setup() {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    const cadastrada = await cena.cadastrar(uc)
    const aderir = () => cena.aderir(cadastrada, [ana])
    const importar = () => cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc) })
    const passos = async (id: number): Promise<Passo[]> =>
      (await cena.supervisor('GET', `/api/disparos/${id}`)).body.passos
    const brief = async (id: number) =>
      (await passos(id)).map(({ tipo, resultado }) => (resultado ? `${tipo} ${resultado}` : tipo))
    const act = (id: number, ato: string, body: object) =>
      cena.supervisor('POST', `/api/disparos/${id}/${ato}`, body, chave())
    const enviar = () => {
      cena.relogio.advance(JANELA_DESFAZER_MS)
      return cena.motor().drain()
    }
    return { ...cena, cadastrada, aderir, importar, passos, brief, act, enviar }
  }

  test('a lost 1ª via tells what the server said, and names the paper that took its place', async () => {
    const { aderir, importar, smtp, enviar, disparos, passos, act, brief } = await setup()
    await aderir()
    await importar()
    smtp.tratar(ana, { em: 'data', codigo: 554, texto: '5.7.1 Rejected' })
    await enviar()
    const [email, papel] = await disparos()
    expect(await passos(email!.id)).toMatchObject([
      { tipo: 'criado', resultado: null },
      {
        tipo: 'tentativa',
        resultado: 'recusado',
        codigo: '554 5.7.1',
        texto: expect.stringContaining('Rejected'),
      },
      { tipo: 'substituto', disparoId: papel!.id },
    ])
    smtp.tratar(ana, null)
    await act(email!.id, 'reenvio', { motivo: MOTIVO })
    await enviar()
    expect(await brief(email!.id)).toEqual(['criado', 'tentativa recusado', 'reenviado', 'tentativa aceito'])
  })

  test('a repeat and what it repeats name each other', async () => {
    const { aderir, importar, enviar, disparos, passos, act } = await setup()
    await aderir()
    await importar()
    await enviar()
    const [first] = await disparos()
    const { id } = (await act(first!.id, 'reenvio', { motivo: MOTIVO })).body
    expect((await passos(first!.id)).at(-1)).toMatchObject({
      tipo: 'reenviado',
      texto: MOTIVO,
      disparoId: id,
    })
    expect((await passos(id)).at(-1)).toMatchObject({
      tipo: 'reenviado',
      texto: MOTIVO,
      disparoId: first!.id,
    })
  })

  test('the words of a provider stand by when they were spoken, whatever order they came in', async () => {
    const { importar, disparos, unitOfWork, relogio, passos, entrar, cadastrada } = await setup()
    await importar()
    const agent = await entrar('atendente')
    const call = await agent('POST', '/api/atendimentos', { origem: 'telefone' })
    const { tables } = unitOfWork
    const [fatura] = await unitOfWork.read((tx) => tx.select().from(tables.faturas))
    const body = { faturaIds: [fatura!.id], meio: 'email', enderecos: [ana], atendimentoId: call.body.id }
    const { id } = (await agent('POST', '/api/disparos', body, chave())).body.itens[0]
    const at = (seconds: number) => new Date(relogio.agora().getTime() + seconds * 1000)
    await unitOfWork.transaction(async (tx) => {
      const common = { canal: 'whatsapp' as const, disparoId: id, externoId: 'wamid.1', detalhe: null }
      await tx.insert(tables.recibos).values([
        { ...common, estado: 'read', codigo: null, ocorridoEm: at(40), recebidoEm: at(50) },
        { ...common, estado: 'delivered', codigo: null, ocorridoEm: at(30), recebidoEm: at(51) },
      ])
      await tx
        .update(tables.disparos)
        .set({ estado: 'lido', estadoEm: at(50) })
        .where(eq(tables.disparos.id, id))
    })
    expect((await passos(id)).map(({ em, tipo, resultado }) => [em, tipo, resultado])).toEqual([
      [at(0).toISOString(), 'criado', null],
      [at(30).toISOString(), 'recibo', 'delivered'],
      [at(40).toISOString(), 'recibo', 'read'],
    ])
    const timeline = (await agent('GET', `/api/protocolos/${call.body.protocolo}`)).body.eventos
    const recibos = timeline.filter(
      ({ dados }: { dados: { tipo: string } }) => dados.tipo === 'disparo.recibo',
    )
    expect(recibos.map(({ dados }: { dados: object }) => dados)).toMatchObject([
      { disparoId: id, estado: 'delivered' },
      { disparoId: id, estado: 'read' },
    ])
    expect((await disparos()).find((row) => row.id === id)!.ucId).toBe(cadastrada.id)
  })

  test('what nothing else tells is told by the state itself; what was called back says why', async () => {
    const { aderir, importar, disparos, unitOfWork, relogio, brief, passos, act } = await setup()
    await aderir()
    await importar()
    const [email] = await disparos()
    const { tables } = unitOfWork
    relogio.advance(60_000)
    const agora = relogio.agora()
    await unitOfWork.transaction((tx) =>
      tx
        .update(tables.disparos)
        .set({
          estado: 'suprimido',
          estadoEm: agora,
          ultimoErro: 'Este endereço está na lista de supressão.',
        })
        .where(eq(tables.disparos.id, email!.id)),
    )
    expect((await passos(email!.id)).at(-1)).toMatchObject({
      tipo: 'estado',
      resultado: 'suprimido',
      texto: 'Este endereço está na lista de supressão.',
    })
    await unitOfWork.transaction((tx) => tx.update(tables.disparos).set({ estado: 'na_fila' }))
    await act(email!.id, 'cancelamento', { motivo: MOTIVO, imprimir: false })
    expect(await brief(email!.id)).toEqual(['criado', 'cancelado'])
  })
})
