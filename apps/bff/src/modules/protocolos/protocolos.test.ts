import type { Metodo } from '@ramal/shared/contracts/contract.ts'
import { expect, test } from 'vitest'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

describeEachEngine('GET /protocolos/:protocolo', (open) => {
  test('tells in order what was done in the call and every disparo it caused, even weeks later', async () => {
    const { entrar, relogio, unitOfWork } = await createTestApp(await open())
    const cadastro = createCadastro(unitOfWork)
    const uc = await cadastro.uc()
    const agente = await entrar('atendente')
    const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const step = async (method: Metodo, url: string, body: object) => {
      relogio.advance(10_000)
      const answer = await agente(method, url, body)
      expect([url, answer.status]).toEqual([url, answer.status < 300 ? answer.status : 'a success'])
      return answer.body
    }
    await step('PATCH', `/api/atendimentos/${call.id}`, { ucId: uc.id })
    await step('POST', `/api/ucs/${uc.id}/recadastramentos`, {
      atendimentoId: call.id,
      aceito: true,
      origem: 'automatico',
      campos: [{ bloco: 'uc', campo: 'email', resultado: 'corrigido', valor: 'maria@example.com' }],
    })
    const { adesao } = await step('PUT', `/api/ucs/${uc.id}/envio-digital`, {
      atendimentoId: call.id,
      destinatarios: [{ meio: 'email', endereco: 'maria@example.com' }],
      tipoCopia: 'apenas_digital',
      termoVersao: 1,
      modoAceite: 'falado',
    })
    await step('POST', `/api/atendimentos/${call.id}/finalizacao`, { motivo: 'envio_digital' })

    relogio.advance(20 * 86_400_000)
    const faturaId = await cadastro.fatura(uc.id, '2026-12')
    const { disparos, tentativas } = unitOfWork.tables
    await unitOfWork.transaction(async (tx) => {
      const em = relogio.agora()
      const [disparo] = await tx
        .insert(disparos)
        .values({
          chave: 'a',
          faturaId,
          ucId: uc.id,
          destinatarioId: adesao.destinatarios[0].id,
          atendimentoId: call.id,
          finalidade: 'primeira_via',
          conteudo: 'fatura',
          meio: 'email',
          endereco: 'maria@example.com',
          estado: 'entregue',
          segurado: false,
          documentoHash: 'abc',
          messageId: '<1@ramal>',
          criadoEm: em,
          tentativas: 2,
          estadoEm: new Date(em.getTime() + 90_000),
        })
        .returning({ id: disparos.id })
      const after = (ms: number) => new Date(em.getTime() + ms)
      await tx.insert(tentativas).values([
        { disparoId: disparo!.id, inicio: after(1000), fim: after(2000), resultado: 'adiado', codigo: 451 },
        {
          disparoId: disparo!.id,
          inicio: after(60_000),
          fim: after(61_000),
          resultado: 'aceito',
          codigo: 250,
        },
      ])
    })

    const supervisor = await entrar('supervisor')
    const typed = encodeURIComponent(call.protocolo.replace(/(\d{4})(?=\d)/g, '$1 '))
    const { status, body } = await supervisor('GET', `/api/protocolos/${typed}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      atendimento: { id: call.id, protocolo: call.protocolo, motivo: 'envio_digital' },
      uc: { id: uc.id, numero: uc.numero, nome: 'Maria Aparecida de Souza' },
    })
    const told = body.eventos.map((item: { id: string; dados: { tipo: string } }) => [
      item.dados.tipo,
      item.id,
    ])
    expect(told).toEqual([
      ['atendimento.iniciado', 'evento:1'],
      ['atendimento.uc_selecionada', 'evento:2'],
      ['recadastramento.registrado', 'evento:3'],
      ['envio_digital.aderido', 'evento:4'],
      ['disparo.criado', 'disparo:1'],
      ['atendimento.finalizado', 'evento:5'],
      ['disparo.criado', 'disparo:2'],
      ['disparo.tentativa', 'tentativa:1'],
      ['disparo.tentativa', 'tentativa:2'],
      ['disparo.estado', 'disparo:2:entregue'],
    ])
    expect(body.eventos[0]).toMatchObject({ usuario: 'Ana Atendente', em: '2026-11-21T15:00:00.000Z' })
    expect(body.eventos[2].dados.campos).toContainEqual({
      bloco: 'uc',
      campo: 'email',
      resultado: 'corrigido',
      antes: null,
      depois: 'maria@example.com',
    })
    expect(body.eventos[3].dados.termoHash).toBe(adesao.termoHash)
    expect(body.eventos[6].dados).toMatchObject({ competencia: '2026-12', documentoHash: 'abc' })
    expect(body.eventos[8].dados).toMatchObject({ resultado: 'aceito', codigo: 250, messageId: '<1@ramal>' })
  })

  test('shows the paper that took the place of a digital bill, under the call of the adhesion', async () => {
    const { entrar, relogio, unitOfWork } = await createTestApp(await open())
    const cadastro = createCadastro(unitOfWork)
    const uc = await cadastro.uc()
    const agente = await entrar('atendente')
    const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    await agente('PUT', `/api/ucs/${uc.id}/envio-digital`, {
      atendimentoId: call.id,
      destinatarios: [{ meio: 'email', endereco: 'maria@example.com' }],
      tipoCopia: 'apenas_digital',
      termoVersao: 1,
      modoAceite: 'falado',
    })
    const id = await cadastro.fatura(uc.id, '2026-12', { consumidorId: uc.titularId })
    const fatura = {
      id,
      ucId: uc.id,
      consumidorId: uc.titularId,
      autorizada: true,
      contingencia: false,
      homologacao: false,
      jaImpressa: false,
      documento: { hash: 'abc', versaoModelo: '1' },
    }
    const condicoes = { apresentarSemAutorizar: true, whatsappContratado: false, demonstracao: true }
    await unitOfWork.transaction((tx) =>
      createFilaDeDisparos(unitOfWork.tables).decidirPrimeiraVia(tx, {
        faturas: [fatura],
        condicoes,
        agora: relogio.agora(),
      }),
    )
    await agente('DELETE', `/api/ucs/${uc.id}/envio-digital`)
    const { body } = await agente('GET', `/api/protocolos/${call.protocolo}`)
    const criados = body.eventos.filter(
      ({ dados }: { dados: { tipo: string; finalidade?: string } }) =>
        dados.tipo === 'disparo.criado' && dados.finalidade === 'primeira_via',
    )
    expect(criados.map(({ dados }: { dados: object }) => dados)).toMatchObject([
      { meio: 'email', endereco: 'maria@example.com' },
      { meio: 'impressao', endereco: null, competencia: '2026-12' },
    ])
  })

  test('an unknown or unreadable protocolo is 404, and without a session 401', async () => {
    const { entrar, anonimo } = await createTestApp(await open())
    const agente = await entrar('atendente')
    for (const protocolo of ['2026112100009999', 'abc', '%20', '0']) {
      expect((await agente('GET', `/api/protocolos/${protocolo}`)).status).toBe(404)
    }
    expect((await agente('GET', `/api/protocolos/${'9'.repeat(31)}`)).status).toBe(422)
    expect((await anonimo('GET', '/api/protocolos/2026112100009999')).status).toBe(401)
  })
})
