import type { EventoDados } from '@ramal/shared/contracts/eventos.ts'
import { describe, expect, test } from 'vitest'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { chave, createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createRelogio } from '#testing/relogio.ts'
import { suggestMotivo } from './motivo-sugerido.ts'

describe('suggestMotivo', () => {
  const recadastramento = (aceito: boolean): EventoDados => ({
    tipo: 'recadastramento.registrado',
    origem: 'automatico',
    recadastramentoId: 1,
    aceito,
    campos: [],
  })
  const encerrado: EventoDados = {
    tipo: 'envio_digital.encerrado',
    motivo: 'exclusao',

    envioDigitalId: 1,
    antes: { tipoCopia: 'apenas_digital', destinatarios: [] },
    disparosCancelados: 0,
  }
  const documento: EventoDados = { tipo: 'consumidor.documento_revelado', motivo: 'conferência' }

  test('puts what the person asked for before the recadastramento that came up by itself', () => {
    expect(suggestMotivo([], false)).toBe('informacao')
    expect(suggestMotivo([documento, recadastramento(false)], false)).toBe('informacao')
    expect(suggestMotivo([recadastramento(true)], false)).toBe('recadastramento')
    expect(suggestMotivo([recadastramento(true), encerrado], false)).toBe('envio_digital')
    expect(suggestMotivo([recadastramento(true), encerrado], true)).toBe('segunda_via')
  })
})

const INICIOS_RUINS: [string, object][] = [
  ['telefone', { origem: 'telefone', telefone: '(34) 8765-4321' }],
  ['telefone', { origem: 'telefone', telefone: 'ramal 12' }],
  ['protocoloAnterior', { origem: 'retorno', protocoloAnterior: '2026112100000099' }],
  ['protocoloAnterior', { origem: 'retorno', protocoloAnterior: 'abc' }],
  ['origem', { origem: 'fax' }],
  ['origem', {}],
]

describeEachEngine('atendimentos', (open) => {
  const setup = async (inicio?: string) => {
    const ground = await createTestApp(await open(), { relogio: createRelogio(inicio) })
    return {
      ...ground,
      agente: await ground.entrar('atendente'),
      cadastro: createCadastro(ground.unitOfWork),
    }
  }

  test('POST gives the protocolo of the São Paulo day at once, and the numbers of a day follow each other', async () => {
    const { agente, entrar, relogio } = await setup('2026-12-31T02:59:59.000Z')
    const outro = await entrar('supervisor')
    const first = await agente('POST', '/api/atendimentos', {
      origem: 'telefone',
      telefone: '(34) 98765-4321',
    })
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      protocolo: '2026123000000001',
      origem: 'telefone',
      telefone: '+5534987654321',
      fim: null,
      inicio: '2026-12-31T02:59:59.000Z',
      motivoSugerido: 'informacao',
      ucId: null,
      agente: { nome: 'Ana Atendente' },
    })
    expect((await outro('POST', '/api/atendimentos', { origem: 'chat' })).body.protocolo).toBe(
      '2026123000000002',
    )
    await agente('POST', `/api/atendimentos/${first.body.id}/finalizacao`, { motivo: 'engano' })
    relogio.advance(1000)
    const nextDay = await agente('POST', '/api/atendimentos', { origem: 'presencial' })
    expect(nextDay.body.protocolo).toBe('2026123100000001')
  })

  test('50 starts at once open exactly one, and the others are told that one is open', async () => {
    const { agente, unitOfWork } = await setup()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => agente('POST', '/api/atendimentos', { origem: 'telefone' }, chave())),
    )
    const refused = answers.filter(({ status }) => status !== 201)
    expect(refused).toHaveLength(49)
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.codigo}`))).toEqual(
      new Set(['409 atendimento_ja_aberto']),
    )
    const { atendimentos, eventos, protocoloSequencias } = unitOfWork.tables
    const kept = await unitOfWork.read(async (tx) => ({
      atendimentos: await tx.$count(atendimentos),
      eventos: await tx.$count(eventos),
      sequencias: await tx.select().from(protocoloSequencias),
    }))
    expect(kept).toEqual({ atendimentos: 1, eventos: 1, sequencias: [{ dia: '2026-11-21', ultimo: 1 }] })
  })

  test('a double click, with one key, opens one atendimento and both get it', async () => {
    const { agente } = await setup()
    const key = chave()
    const start = () => agente('POST', '/api/atendimentos', { origem: 'telefone' }, key)
    const [one, other] = await Promise.all([start(), start()])
    expect([one.status, other.status]).toEqual([201, 201])
    expect(other.body).toEqual(one.body)
  })

  test('a return keeps the earlier protocolo, typed with spaces', async () => {
    const { agente } = await setup()
    const { body: earlier } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    await agente('POST', `/api/atendimentos/${earlier.id}/finalizacao`, { motivo: 'reclamacao' })
    const typed = earlier.protocolo.replace(/(\d{4})/g, '$1 ')
    const back = await agente('POST', '/api/atendimentos', { origem: 'retorno', protocoloAnterior: typed })
    expect(back.body.protocoloAnterior).toBe(earlier.protocolo)
  })

  test('POST refuses each bad field with a sentence, and gives no protocolo', async () => {
    const { agente, unitOfWork } = await setup()
    for (const [campo, body] of INICIOS_RUINS) {
      const answer = await agente('POST', '/api/atendimentos', body)
      expect([body, answer.status, answer.body.campos]).toEqual([
        body,
        422,
        [{ campo, mensagem: expect.stringMatching(/\.$/) }],
      ])
    }
    const { atendimentos, protocoloSequencias } = unitOfWork.tables
    const rows = await unitOfWork.read(async (tx) => [
      await tx.$count(atendimentos),
      await tx.$count(protocoloSequencias),
    ])
    expect(rows).toEqual([0, 0])
  })

  test('the session shows the open atendimento on every machine until it is finished', async () => {
    const { agente, entrar } = await setup()
    const { body: aberto } = await agente('POST', '/api/atendimentos', { origem: 'whatsapp' })
    const elsewhere = await entrar('atendente')
    expect((await elsewhere('GET', '/api/sessao')).body.atendimentoAberto).toEqual(aberto)
    await elsewhere('POST', `/api/atendimentos/${aberto.id}/finalizacao`, { motivo: 'outros' })
    expect((await agente('GET', '/api/sessao')).body.atendimentoAberto).toBeNull()
  })

  test('PATCH keeps origem, telefone and the UC on screen; each change leaves one event', async () => {
    const { agente, cadastro, unitOfWork } = await setup()
    const uc = await cadastro.uc()
    const { body } = await agente('POST', '/api/atendimentos', {
      origem: 'telefone',
      telefone: '34987654321',
    })
    const patch = (change: object) => agente('PATCH', `/api/atendimentos/${body.id}`, change)
    expect((await patch({ ucId: uc.id })).body).toMatchObject({ ucId: uc.id, telefone: '+5534987654321' })
    await patch({ ucId: uc.id })
    expect((await patch({ origem: 'retorno', telefone: null })).body).toMatchObject({
      origem: 'retorno',
      telefone: null,
      ucId: uc.id,
    })
    expect((await patch({ ucId: null })).body.ucId).toBeNull()
    expect((await patch({})).status).toBe(200)
    const { eventos } = unitOfWork.tables
    const tipos = await unitOfWork.read((tx) =>
      tx.select({ tipo: eventos.tipo, ucId: eventos.ucId }).from(eventos).orderBy(eventos.id),
    )
    expect(tipos).toEqual([
      { tipo: 'atendimento.iniciado', ucId: null },
      { tipo: 'atendimento.uc_selecionada', ucId: uc.id },
      { tipo: 'atendimento.alterado', ucId: uc.id },
    ])
    const { body: protocolo } = await agente('GET', `/api/protocolos/${body.protocolo}`)
    expect(protocolo.eventos.at(-1).dados).toEqual({
      tipo: 'atendimento.alterado',
      antes: { origem: 'telefone', telefone: '+5534987654321' },
      depois: { origem: 'retorno', telefone: null },
    })
  })

  test.each([true, '1', [1], 0, 1.5, 1e30])('PATCH refuses %j as a UC by its field', async (ucId) => {
    const { agente, cadastro } = await setup()
    await cadastro.uc()
    const { body } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const answer = await agente('PATCH', `/api/atendimentos/${body.id}`, { ucId })
    const campos = [{ campo: 'ucId', mensagem: 'O identificador deve ser um número inteiro positivo.' }]
    expect([answer.status, answer.body.campos]).toEqual([422, campos])
  })

  test.each(['0x1', '1e0', '1.0', '-1', '9007199254740993'])('GET refuses %s as an id', async (id) => {
    const { agente } = await setup()
    await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    expect((await agente('GET', `/api/atendimentos/${id}`)).status).toBe(422)
  })

  test('PATCH refuses a UC that does not exist and a bad telefone by their field, and changes nothing', async () => {
    const { agente } = await setup()
    const { body } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const url = `/api/atendimentos/${body.id}`
    const uc = await agente('PATCH', url, { origem: 'chat', ucId: 999_999 })
    expect([uc.status, uc.body.campos[0].campo]).toEqual([422, 'ucId'])
    const telefone = await agente('PATCH', url, { origem: 'chat', telefone: '123' })
    expect([telefone.status, telefone.body.campos[0].campo]).toEqual([422, 'telefone'])
    expect((await agente('GET', url)).body).toEqual(body)
  })

  test('the team may read an atendimento and only its agent may change or finish it', async () => {
    const { agente, entrar, anonimo } = await setup()
    const supervisor = await entrar('supervisor')
    const { body } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const url = `/api/atendimentos/${body.id}`
    expect((await supervisor('GET', url)).body).toEqual(body)
    expect((await supervisor('PATCH', url, { origem: 'chat' })).status).toBe(403)
    expect((await supervisor('POST', `${url}/finalizacao`, { motivo: 'engano' })).status).toBe(403)
    expect((await anonimo('GET', url)).status).toBe(401)
    expect((await agente('GET', '/api/atendimentos/999999')).status).toBe(404)
    expect((await agente('GET', '/api/atendimentos/abc')).status).toBe(422)
  })

  test('finalizacao keeps reason, note and end, and a finished one is changed no more', async () => {
    const { agente, relogio } = await setup()
    const { body } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    relogio.advance(151_000)
    const url = `/api/atendimentos/${body.id}`
    const key = chave()
    const finish = (headers: Record<string, string>) =>
      agente(
        'POST',
        `${url}/finalizacao`,
        { motivo: 'informacao', observacao: ' Dúvida de leitura. ' },
        headers,
      )
    const done = await finish(key)
    expect(done.body).toMatchObject({
      motivo: 'informacao',
      observacao: 'Dúvida de leitura.',
      fim: '2026-11-21T15:02:31.000Z',
    })
    expect((await finish(key)).body).toEqual(done.body)
    const again = await finish(chave())
    expect([again.status, again.body.codigo]).toEqual([409, 'atendimento_encerrado'])
    expect((await agente('PATCH', url, { origem: 'chat' })).body.codigo).toBe('atendimento_encerrado')
    const reason = await agente('POST', `${url}/finalizacao`, { motivo: 'cansaço' })
    expect([reason.status, reason.body.campos[0].campo]).toEqual([422, 'motivo'])
  })
})
