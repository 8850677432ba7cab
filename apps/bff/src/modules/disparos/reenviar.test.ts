import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { createReceberRecibo } from '#emissao/retornos/receber-recibo.ts'
import type { Recibo } from '#emissao/retornos/recibo.ts'
import { CANAL_SMPP } from '#modules/canais/testing/canais.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { chave } from '#testing/app.ts'
import { describeEachEngine, describeOnSqlite } from '#testing/describe-each-engine.ts'

const ana = 'ana@cliente.example'
const MOTIVO = 'O consumidor diz que não chegou.'

describeEachEngine('sending again', (open) => {
  /** The 1ª via of a bill, queued for an address of its adhesion. */
  async function setup() {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    const cadastrada = await cena.cadastrar(uc)
    const { destinatarioIds } = await cena.aderir(cadastrada, [ana])
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc, '2026-11') })
    const { id } = (await cena.disparos())[0]!
    const resend = (body: object = { motivo: MOTIVO }, key = chave()) =>
      cena.supervisor('POST', `/api/disparos/${id}/reenvio`, body, key)
    const all = async () => (await cena.disparos()).map(({ meio, estado }) => `${meio} ${estado}`)
    return { ...cena, id, cadastrada, destinatarioIds, resend, all }
  }

  test('a failed one tries again with its Message-ID, keeping its history, the reason and who gave it', async () => {
    const { id, motor, smtp, resend, supervisor, unitOfWork } = await setup()
    smtp.tratar(ana, { em: 'data', codigo: 554, texto: '5.7.1 Rejected' })
    await motor().drain()
    const failed = (await supervisor('GET', `/api/disparos/${id}`)).body
    smtp.tratar(ana, null)
    expect((await resend()).body).toMatchObject({
      id,
      estado: 'na_fila',
      ultimoErro: null,
      motivoReenvio: MOTIVO,
    })
    await motor().drain()
    const { historico, estado, messageId } = (await supervisor('GET', `/api/disparos/${id}`)).body
    expect([estado, messageId]).toEqual(['aceito', failed.messageId])
    expect(historico.map(({ resultado }: { resultado: string }) => resultado)).toEqual(['recusado', 'aceito'])
    const { eventos } = unitOfWork.tables
    const trail = await unitOfWork.read((tx) => tx.select().from(eventos))
    expect(trail.filter(({ tipo }) => tipo === 'disparo.reenviado')).toMatchObject([
      { dados: { disparoId: id, novoDisparoId: null, motivo: MOTIVO }, usuarioId: expect.any(Number) },
    ])
  })

  test('an accepted one stays as it is, and a 2ª via with a Message-ID of its own goes out at once', async () => {
    const { id, motor, smtp, resend, supervisor, all } = await setup()
    await motor().drain()
    const key = chave()
    const answer = (await resend({ motivo: MOTIVO }, key)).body
    expect(answer).toMatchObject({ finalidade: 'segunda_via', estado: 'na_fila', motivoReenvio: MOTIVO })
    expect(answer.desfazerAte).toBeNull()
    expect(answer.id).not.toBe(id)
    expect((await resend({ motivo: MOTIVO }, key)).body).toEqual(answer)
    await motor().drain()
    expect(await all()).toEqual(['email aceito', 'email aceito'])
    expect(new Set(smtp.recebidas.map(({ messageId }) => messageId)).size).toBe(2)
    expect((await supervisor('GET', `/api/disparos/${id}`)).body.historico).toHaveLength(1)
  })

  test.each<EstadoDisparo>(['retido', 'na_fila', 'enviando', 'lido', 'cancelado'])(
    'one that is %s is not sent again',
    async (estado) => {
      const { resend, unitOfWork } = await setup()
      const { disparos } = unitOfWork.tables
      await unitOfWork.transaction(async (tx) => {
        await tx.update(disparos).set({ estado })
      })
      const answer = await resend()
      expect([answer.status, answer.body.codigo]).toEqual([409, 'estado_invalido'])
    },
  )

  test('a suppressed address must be lifted first, and then it goes', async () => {
    const { resend, unitOfWork, relogio } = await setup()
    const { disparos } = unitOfWork.tables
    const supressoes = createSupressoes(unitOfWork.tables)
    const agora = relogio.agora()
    await unitOfWork.transaction(async (tx) => {
      await tx.update(disparos).set({ estado: 'suprimido' })
      await supressoes.suprimir(tx, { endereco: ana, motivo: 'endereco_invalido', evidencia: '550', agora })
    })
    expect((await resend()).body.detail).toMatch(/Levante a supressão/)
    await unitOfWork.transaction(async (tx) => {
      const row = (await supressoes.vigentes(tx, [ana], agora)).get(ana)
      await supressoes.levantar(tx, { id: row!.id, por: null, motivo: 'conferido', agora })
    })
    expect((await resend()).body.estado).toBe('na_fila')
  })

  test('an address that has left the adhesion is written to no more', async () => {
    const { cadastrada, destinatarioIds, resend, supervisor, motor } = await setup()
    await motor().drain()
    await supervisor('DELETE', `/api/ucs/${cadastrada.id}/envio-digital/destinatarios/${destinatarioIds[0]}`)
    expect((await resend()).body.codigo).toBe('estado_invalido')
  })

  test('a reason is asked for, and the right to do it', async () => {
    const { id, resend, entrar } = await setup()
    expect((await resend({ motivo: '  ' })).body.campos[0].campo).toBe('motivo')
    expect((await resend({ motivo: 'x'.repeat(201) })).status).toBe(422)
    const agent = await entrar('atendente')
    expect((await agent('POST', `/api/disparos/${id}/reenvio`, { motivo: MOTIVO })).status).toBe(403)
  })

  test('a bill that was cancelled since is sent to nobody again', async () => {
    const { motor, smtp, resend, unitOfWork, relogio } = await setup()
    smtp.tratar(ana, { em: 'data', codigo: 554, texto: '5.7.1 Rejected' })
    await motor().drain()
    const { faturas } = unitOfWork.tables
    await unitOfWork.transaction((tx) => tx.update(faturas).set({ canceladaEm: relogio.agora() }))
    expect((await resend()).body.codigo).toBe('fatura_cancelada')
  })
})

describeOnSqlite('sending again, by request and over other channels', (open) => {
  async function setup() {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    await cena.cadastrar(uc)
    await cena.importar(
      { nome: 'a.xml', conteudo: nf3eDe(uc, '2026-10') },
      { nome: 'b.xml', conteudo: nf3eDe(uc, '2026-11') },
    )
    const { disparos, faturas } = cena.unitOfWork.tables
    const bills = await cena.unitOfWork.read((tx) => tx.select({ id: faturas.id }).from(faturas))
    const send = async (pedido: object) => {
      const body = { faturaIds: bills.map(({ id }) => id), ...pedido }
      return (await cena.supervisor('POST', '/api/disparos', body, chave())).body.itens
    }
    const set = (values: Partial<typeof disparos.$inferInsert>) =>
      cena.unitOfWork.transaction((tx) =>
        tx.update(disparos).set(values).where(eq(disparos.finalidade, 'segunda_via')),
      )
    const ativarSms = () => cena.supervisor('PUT', '/api/canais', CANAL_SMPP)
    const resend = (id: number) =>
      cena.supervisor('POST', `/api/disparos/${id}/reenvio`, { motivo: MOTIVO }, chave())
    const find = async (id: number) => (await cena.disparos()).find((row) => row.id === id)!
    return { ...cena, send, set, ativarSms, resend, find }
  }

  test('one that rode in the message of another goes by itself, with a message of its own', async () => {
    const { send, set, resend, find } = await setup()
    const [lead, rider] = await send({ meio: 'email', enderecos: [ana] })
    await set({ estado: 'falhou', messageId: '<the-first@ramal.example>', proximaTentativaEm: null })
    expect((await resend(rider.id)).body).toMatchObject({ id: rider.id, estado: 'na_fila', juntoComId: null })
    expect(await find(rider.id)).toMatchObject({ messageId: null, proximaTentativaEm: expect.any(Date) })
    expect(await find(lead.id)).toMatchObject({ estado: 'falhou', messageId: '<the-first@ramal.example>' })
  })

  test('an accepted SMS is another SMS, with what a person had written kept with it', async () => {
    const { send, set, ativarSms, resend, find, unitOfWork } = await setup()
    await ativarSms()
    const [sms] = await send({ meio: 'sms', conteudo: 'barra', enderecos: ['(34) 99123-4567'] })
    await set({ estado: 'entregue' })
    const again = (await resend(sms.id)).body
    expect(again).toMatchObject({
      ...{ meio: 'sms', conteudo: 'barra', endereco: '+5534991234567', digitado: true },
      ...{ estado: 'na_fila', desfazerAte: null },
    })
    const [first, second] = [await find(sms.id), await find(again.id)]
    expect([second.documentoHash, second.versaoModelo]).toEqual([first.documentoHash, 'barra-texto-1'])
    expect(second.pedidoId).not.toBe(first.pedidoId)
    const { pedidos } = unitOfWork.tables
    expect(await unitOfWork.read((tx) => tx.$count(pedidos))).toBe(2)
  })

  test('an SMS that failed goes again, also when the earlier one is said to have arrived after all', async () => {
    const { send, set, ativarSms, resend, find, unitOfWork, relogio } = await setup()
    await ativarSms()
    const [sms] = await send({ meio: 'sms', conteudo: 'barra', enderecos: ['(34) 99123-4567'] })
    await set({ estado: 'falhou', externoId: 'A1', tentativas: 1, proximaTentativaEm: null })
    await resend(sms.id)
    expect(await find(sms.id)).toMatchObject({ estado: 'na_fila', externoId: null, tentativas: 0 })
    const fila = createFilaDeDisparos(unitOfWork.tables)
    const receber = createReceberRecibo({ unitOfWork, relogio, fila })
    const atrasado: Recibo = {
      canal: 'sms',
      disparoId: sms.id,
      externoId: 'A1',
      estado: 'DELIVRD',
      codigo: null,
      detalhe: null,
      ocorridoEm: relogio.agora(),
      numero: null,
      significa: 'entregue',
    }
    await receber(atrasado)
    expect((await find(sms.id)).estado).toBe('na_fila')
    await set({ estado: 'aceito', externoId: 'A2', tentativas: 1 })
    await receber({ ...atrasado, estado: 'UNDELIV', significa: { falhou: 'destinatario' } })
    expect((await find(sms.id)).estado).toBe('aceito')
  })

  test('a channel that is switched off takes nothing again, and paper is printed anew', async () => {
    const { send, set, ativarSms, resend, unitOfWork } = await setup()
    await ativarSms()
    const [sms] = await send({ meio: 'sms', conteudo: 'barra', enderecos: ['(34) 99123-4567'] })
    const [papel] = await send({ meio: 'impressao' })
    await set({ estado: 'falhou' })
    await unitOfWork.transaction((tx) => tx.update(unitOfWork.tables.canais).set({ ativo: false }))
    expect((await resend(sms.id)).body.codigo).toBe('canal_indisponivel')
    expect((await resend(papel.id)).body.codigo).toBe('estado_invalido')
  })
})
