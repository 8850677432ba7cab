import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { CANAL_SMPP, CANAL_WHATSAPP } from '#modules/canais/testing/canais.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { chave, type Answer } from '#testing/app.ts'
import { describeEachEngine, describeOnSqlite, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { createCancelarDaFatura } from './cancelar-da-fatura.ts'
import { JANELA_DESFAZER_MS } from './desfazer.ts'

const ana = 'ana@cliente.example'
const beto = 'beto@cliente.example'
const celular = '+5534991234567'

/** A UC with bills of some months, an agent who sends them, and what a test needs to look at. */
async function setup(open: OpenTestDatabase, competencias = ['2026-09', '2026-10', '2026-11']) {
  const cena = await createCena(await open())
  const { tables } = cena.unitOfWork
  const uc = livro.uc(1)
  const cadastrada = await cena.cadastrar(uc)
  await cena.importar(
    ...competencias.map((competencia) => ({ nome: `${competencia}.xml`, conteudo: nf3eDe(uc, competencia) })),
  )
  const { faturas } = tables
  const bills = await cena.unitOfWork.read((tx) =>
    tx.select({ id: faturas.id, chave: faturas.chave }).from(faturas).orderBy(faturas.competencia),
  )
  const agent = await cena.entrar('atendente')
  const faturaIds = bills.map(({ id }) => id)
  const change = (id: number, values: Partial<typeof faturas.$inferInsert>) =>
    cena.unitOfWork.transaction((tx) => tx.update(faturas).set(values).where(eq(faturas.id, id)))
  const send = (changes: object = {}, key = chave()): Promise<Answer> =>
    agent('POST', '/api/disparos', { faturaIds, meio: 'email', enderecos: [ana], ...changes }, key)
  const ativar = (canal: 'whatsapp' | 'sms') =>
    cena.supervisor('PUT', '/api/canais', canal === 'sms' ? CANAL_SMPP : CANAL_WHATSAPP)
  const rows = async () => (await cena.disparos()).filter(({ finalidade }) => finalidade === 'segunda_via')
  return { ...cena, agent, cadastrada, faturaIds, bills, change, send, ativar, rows }
}

const refusal = ({ status, body }: Answer) => [status, body.codigo, body.campos?.[0]?.campo]

describeEachEngine('POST /disparos', (open) => {
  test('several bills to two addresses are a message each: the first bill leads, the others ride', async () => {
    const { send, rows, faturaIds, unitOfWork } = await setup(open)
    const words = { assunto: 'Suas contas', recado: 'Como combinado.', confirmarLeitura: true }
    const answer = await send({ enderecos: [ana, ` ${beto.toUpperCase()}`, ana], ...words })
    expect(answer.status).toBe(201)
    const made = await rows()
    expect(made.map(({ faturaId, endereco }) => `${faturaId} ${endereco}`)).toEqual(
      [ana, beto].flatMap((endereco) => faturaIds.map((id) => `${id} ${endereco}`)),
    )
    const [a1, a2, a3, b1, b2, b3] = made
    expect(made.map(({ juntoComId }) => juntoComId)).toEqual([null, a1!.id, a1!.id, null, b1!.id, b1!.id])
    expect([a2, a3, b2, b3].map((row) => row!.proximaTentativaEm)).toEqual([null, null, null, null])
    expect(a1!.proximaTentativaEm).toEqual(new Date(a1!.criadoEm.getTime() + JANELA_DESFAZER_MS))
    expect(made.every(({ digitado, confirmarLeitura }) => digitado && confirmarLeitura)).toBe(true)
    const [pedido] = await unitOfWork.read((tx) => tx.select().from(unitOfWork.tables.pedidos))
    expect(pedido).toMatchObject({ assunto: 'Suas contas', recado: 'Como combinado.' })
    expect(answer.body.itens.map(({ pedidoId }: { pedidoId: number }) => pedidoId)).toEqual(
      made.map(() => pedido!.id),
    )
  })

  test('a repeat makes nothing new, and a refused address leaves nothing of the request', async () => {
    const { send, rows, unitOfWork, supervisor, faturaIds } = await setup(open)
    const key = chave()
    const [first, again] = await Promise.all([send({}, key), send({}, key)])
    expect(again.body).toEqual(first.body)
    expect(await rows()).toHaveLength(3)
    expect((await send({ enderecos: [beto, 'beto@'] })).status).toBe(422)
    expect(await rows()).toHaveLength(3)
    expect(await unitOfWork.read((tx) => tx.$count(unitOfWork.tables.pedidos))).toBe(1)
    // A key is its user's: another person's request under the same one is another request.
    const outro = await supervisor(
      'POST',
      '/api/disparos',
      { faturaIds, meio: 'email', enderecos: [ana] },
      key,
    )
    expect([outro.status, outro.body.pedidoId === first.body.pedidoId]).toEqual([201, false])
  })

  test('who asked takes all of it back at once; another person does not, and too late it says so', async () => {
    const { send, agent, supervisor, rows, relogio, motor, smtp } = await setup(open)
    const { pedidoId } = (await send({ enderecos: [ana, beto] })).body
    const undo = (by = agent) => by('POST', `/api/pedidos/${pedidoId}/desfazimento`, {}, chave())
    expect((await agent('GET', '/api/disparos/desfaziveis')).body.itens).toHaveLength(6)
    expect((await undo(supervisor)).status).toBe(403)
    expect((await undo()).body).toMatchObject({ desfeitos: 6 })
    expect((await undo()).body.desfeitos).toBe(6)
    relogio.advance(JANELA_DESFAZER_MS)
    await motor().drain()
    expect(smtp.recebidas).toEqual([])
    expect(new Set((await rows()).map(({ ultimoErro }) => ultimoErro))).toEqual(
      new Set(['Desfeito por quem enviou.']),
    )
    const late = (await send()).body
    relogio.advance(JANELA_DESFAZER_MS + 1)
    const answer = await agent('POST', `/api/pedidos/${late.pedidoId}/desfazimento`, {}, chave())
    expect([answer.status, answer.body.desfeitos, answer.body.itens.length]).toEqual([200, 0, 3])
  })

  test('when the bill that leads is called back, the next one leads the others', async () => {
    const { send, agent, rows } = await setup(open)
    const [lead] = (await send()).body.itens
    await agent('POST', `/api/disparos/${lead.id}/cancelamento`, {}, chave())
    const [cancelled, next, last] = await rows()
    expect([cancelled!.estado, next!.juntoComId, last!.juntoComId]).toEqual(['cancelado', null, next!.id])
    expect(next!.proximaTentativaEm).toEqual(new Date(next!.criadoEm.getTime() + JANELA_DESFAZER_MS))
  })

  test('a bill that is cancelled leaves its message, and the others go on without it', async () => {
    const { send, rows, faturaIds, unitOfWork, relogio } = await setup(open)
    await send()
    const cancelar = createCancelarDaFatura(unitOfWork.tables)
    const cancelada = { faturaId: faturaIds[0]!, motivo: 'A fatura foi cancelada.', agora: relogio.agora() }
    await unitOfWork.transaction((tx) => cancelar(tx, cancelada))
    const [lead, next, last] = await rows()
    expect([lead!.estado, next!.juntoComId, last!.juntoComId]).toEqual(['cancelado', null, next!.id])
  })

  test('an address that was typed is kept among the contacts once, also one that had been removed', async () => {
    const { send, cadastro, cadastrada, unitOfWork } = await setup(open, ['2026-11'])
    const { contatos, eventos } = unitOfWork.tables
    const removidoEm = new Date('2026-01-01T12:00:00Z')
    await cadastro.contato(cadastrada.id, 'email', beto, { situacao: 'devolvido', removidoEm })
    await cadastro.contato(cadastrada.id, 'email', 'velho@cliente.example', { situacao: 'confirmado' })
    await send({ enderecos: [ana, beto, 'velho@cliente.example'], guardarNoCadastro: true })
    await send({ enderecos: [ana, beto], guardarNoCadastro: true })
    const kept = await unitOfWork.read((tx) => tx.select().from(contatos).orderBy(contatos.valor))
    expect(kept).toMatchObject([
      { valor: ana, tipo: 'email', situacao: 'informado', removidoEm: null },
      { valor: beto, situacao: 'informado', removidoEm: null },
      { valor: 'velho@cliente.example', situacao: 'confirmado' },
    ])
    const trail = await unitOfWork.read((tx) => tx.select().from(eventos))
    expect(trail.filter(({ tipo }) => tipo === 'contato.incluido')).toMatchObject([
      { ucId: cadastrada.id, dados: { valor: ana } },
      { ucId: cadastrada.id, dados: { valor: beto } },
    ])
  })
})

describeOnSqlite('what keeps a bill from being sent', (open) => {
  test('a paid one is asked about; who has read that sends it', async () => {
    const { send, change, faturaIds } = await setup(open)
    await change(faturaIds[1]!, { pagoCentavos: 99_999_999, pagaEm: '2026-11-01', creditoEm: '2026-11-03' })
    const answer = await send()
    expect(refusal(answer).slice(0, 2)).toEqual([409, 'fatura_paga'])
    expect(answer.body.detail).toContain('10/2026')
    expect((await send({ ciente: ['fatura_paga'] })).status).toBe(201)
  })

  test('a cancelled or replaced one is never sent, and the one to send is named', async () => {
    const { send, change, faturaIds, bills } = await setup(open)
    const [first, second, third] = faturaIds
    await change(second!, { canceladaEm: new Date('2026-11-01T12:00:00Z') })
    const ciente = ['fatura_paga', 'endereco_de_outro']
    expect(refusal(await send({ ciente })).slice(0, 2)).toEqual([409, 'fatura_cancelada'])
    await change(third!, { chaveSubstituida: bills[0]!.chave, numeroFiscal: 4321 })
    const replaced = await send({ faturaIds: [first], ciente })
    expect(refusal(replaced).slice(0, 2)).toEqual([409, 'fatura_substituida'])
    expect(replaced.body.detail).toMatch(/número fiscal 4321, de 11\/2026/)
    expect((await send({ faturaIds: [third] })).status).toBe(201)
  })

  test('bills of two UCs are not one request', async () => {
    const { send, importar, cadastrar, unitOfWork } = await setup(open)
    await cadastrar(livro.uc(2))
    await importar({ nome: 'b.xml', conteudo: nf3eDe(livro.uc(2)) })
    const { faturas } = unitOfWork.tables
    const ids = await unitOfWork.read((tx) => tx.select({ id: faturas.id }).from(faturas))
    expect(refusal(await send({ faturaIds: ids.map(({ id }) => id) }))).toEqual([
      422,
      'validacao',
      'faturaIds',
    ])
  })

  test('a bill that nobody can pay by a slip has no barra, as a document or as text', async () => {
    const { send, ativar, unitOfWork, importar, cadastrar, cadastro } = await setup(open)
    await ativar('sms')
    const debito = Array.from({ length: 60 }, (_, index) => livro.uc(index)).find(
      (uc) => uc.debitoAutomatico,
    )!
    const { id: ucId } = await cadastrar(debito)
    await importar({ nome: 'd.xml', conteudo: nf3eDe(debito) })
    const { faturas } = unitOfWork.tables
    const [fatura] = await unitOfWork.read((tx) => tx.select().from(faturas).where(eq(faturas.ucId, ucId)))
    await cadastro.contato(ucId, 'celular', celular)
    const barra = { faturaIds: [fatura!.id], conteudo: 'barra' }
    for (const para of [{ enderecos: [ana] }, { meio: 'sms', enderecos: [celular] }]) {
      const answer = await send({ ...barra, ...para })
      expect([answer.status, answer.body.codigo]).toEqual([409, 'estado_invalido'])
      expect(answer.body.detail).toMatch(/débito automático/)
    }
    expect((await send({ ...barra, conteudo: 'fatura' })).status).toBe(201)
  })
})

describeOnSqlite('what keeps an address from being written to', (open) => {
  test('somebody else’s is warned about and recorded as typed; one of the UC’s own is not', async () => {
    const { send, rows, cadastro, cadastrada } = await setup(open, ['2026-11'])
    const vizinha = await cadastro.uc()
    await cadastro.contato(vizinha.id, 'email', beto)
    expect(refusal(await send({ enderecos: [ana, beto] }))).toEqual([409, 'endereco_de_outro', 'enderecos.1'])
    await send({ enderecos: [beto], ciente: ['endereco_de_outro'] })
    expect((await rows())[0]).toMatchObject({ endereco: beto, digitado: true, destinatarioId: null })
    await cadastro.contato(cadastrada.id, 'email', beto)
    expect((await send({ enderecos: [beto] })).body.itens[0].digitado).toBe(false)
  })

  test('a suppressed one is refused whatever was read, and says what to do', async () => {
    const { send, unitOfWork, relogio } = await setup(open, ['2026-11'])
    const supressoes = createSupressoes(unitOfWork.tables)
    const agora = relogio.agora()
    await unitOfWork.transaction(async (tx) => {
      await supressoes.suprimir(tx, { endereco: ana, motivo: 'reclamacao', evidencia: 'abuse', agora })
    })
    const answer = await send({ enderecos: [beto, ana], ciente: ['endereco_de_outro'] })
    expect(refusal(answer)).toEqual([409, 'endereco_suprimido', 'enderecos.1'])
    expect(answer.body.detail).toMatch(/peça a um supervisor/)
    expect(JSON.stringify(answer.body)).not.toContain(ana)
  })

  test('WhatsApp needs the contract, the configuration, and the consent of who is not in the adhesion', async () => {
    const { send, rows, ativar, parametro, aderir, cadastrada } = await setup(open, ['2026-11'])
    const whatsapp = { meio: 'whatsapp', enderecos: ['(34) 99123-4567'] }
    expect(refusal(await send(whatsapp)).slice(0, 2)).toEqual([409, 'canal_indisponivel'])
    await parametro('canais.whatsapp.channelContratado', true)
    expect(refusal(await send(whatsapp)).slice(0, 2)).toEqual([409, 'canal_indisponivel'])
    await ativar('whatsapp')
    expect(refusal(await send(whatsapp))).toEqual([409, 'consentimento_necessario', 'enderecos.0'])
    expect((await send({ ...whatsapp, consentimento: true })).status).toBe(201)
    const { destinatarioIds } = await aderir(cadastrada, [celular])
    expect((await send(whatsapp)).status).toBe(201)
    expect(await rows()).toMatchObject([
      { meio: 'whatsapp', endereco: celular, digitado: true, destinatarioId: null },
      { meio: 'whatsapp', endereco: celular, digitado: false, destinatarioId: destinatarioIds[0] },
    ])
  })

  test('a barra by SMS goes to a mobile, each bill by itself, with the words it freezes', async () => {
    const { send, rows, ativar } = await setup(open)
    const sms = { meio: 'sms', conteudo: 'barra', enderecos: [celular] }
    expect(refusal(await send(sms)).slice(0, 2)).toEqual([409, 'canal_indisponivel'])
    await ativar('sms')
    expect(refusal(await send({ ...sms, enderecos: ['(34) 3232-1234'] }))[2]).toBe('enderecos.0')
    expect((await send(sms)).status).toBe(201)
    const made = await rows()
    expect(made.map(({ juntoComId, versaoModelo }) => [juntoComId, versaoModelo])).toEqual(
      Array.from({ length: 3 }, () => [null, 'barra-texto-1']),
    )
    expect(new Set(made.map(({ documentoHash }) => documentoHash)).size).toBe(3)
  })
})

describeOnSqlite('2as vias on paper', (open) => {
  const papel = { meio: 'impressao', enderecos: [] }

  test('printed now they are accepted as what they are, and nothing is left to undo', async () => {
    const { send, agent } = await setup(open, ['2026-10', '2026-11'])
    const { itens, pedidoId } = (await send({ ...papel, conteudo: 'barra' })).body
    expect(itens).toMatchObject([{ estado: 'aceito', desfazerAte: null }, { estado: 'aceito' }])
    const { historico } = (await agent('GET', `/api/disparos/${itens[0].id}`)).body
    expect(historico).toMatchObject([
      { resultado: 'aceito', resposta: 'Aberto para impressão no navegador de quem pediu.' },
    ])
    const undo = await agent('POST', `/api/pedidos/${pedidoId}/desfazimento`, {}, chave())
    expect(undo.body.desfeitos).toBe(0)
  })

  test('for the lot they can be undone, and enter no lot before that is over', async () => {
    const { send, supervisor, agent, relogio, rows } = await setup(open, ['2026-11'])
    const { pedidoId } = (await send({ ...papel, impressao: 'lote' })).body
    const lote = () => supervisor('POST', '/api/lotes-impressao', { maximo: 100 }, chave())
    expect((await agent('GET', '/api/disparos/desfaziveis')).body.itens).toMatchObject([
      { meio: 'impressao', desfazerAte: expect.any(String) },
    ])
    // The 1ª via waits for paper too, and is the only one that is taken.
    expect((await lote()).body.faturas).toBe(1)
    expect((await rows())[0]!.loteId).toBeNull()
    await agent('POST', `/api/pedidos/${pedidoId}/desfazimento`, {}, chave())
    relogio.advance(JANELA_DESFAZER_MS)
    expect((await lote()).body.codigo).toBe('estado_invalido')
  })
})
