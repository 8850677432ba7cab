import { describe, expect, test } from 'vitest'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { formatEndereco } from './endereco.ts'
import { createCadastro } from './testing/cadastro.ts'

describe('formatEndereco', () => {
  test('leaves out what is not known', () => {
    const rua = { logradouro: 'Rua das Acácias', numeroEndereco: null, complemento: null, bairro: null }
    expect(formatEndereco(rua)).toBe('Rua das Acácias')
    expect(formatEndereco({ ...rua, numeroEndereco: '12', complemento: 'ap. 4', bairro: 'Centro' })).toBe(
      'Rua das Acácias, 12, ap. 4 - Centro',
    )
  })
})

describeEachEngine('ucs', (open) => {
  const setup = async () => {
    const ground = await createTestApp(await open())
    return {
      ...ground,
      agente: await ground.entrar('atendente'),
      cadastro: createCadastro(ground.unitOfWork),
    }
  }

  test('GET answers all that a call needs, with the document masked', async () => {
    const { agente, cadastro } = await setup()
    const documento = { documento: '11144477735', documentoTipo: 'cpf' as const }
    const titularId = await cadastro.consumidor({ ...documento, emailPrincipal: 'maria@example.com' })
    const uc = await cadastro.uc({ titularId, numeroAnterior: '131030', bairro: 'Centro', medidor: 'M-77' })
    await cadastro.uc({ titularId })
    await cadastro.contato(uc.id, 'email', 'maria@example.com')
    await cadastro.contato(uc.id, 'celular', '+5534987654321', { removidoEm: new Date() })
    const { status, body } = await agente('GET', `/api/ucs/${uc.id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: uc.id,
      numero: uc.numero,
      numeroAnterior: '131030',
      medidor: 'M-77',
      endereco: 'Rua das Acácias, 123 - Centro',
      municipio: 'Uberlândia/MG',
      titular: { id: titularId, documentoMascarado: '***.444.***-**', outrasUcs: 1 },
      contatos: [{ tipo: 'email', valor: 'maria@example.com', situacao: 'informado', devolvidoEm: null }],
      alertas: [],
      recadastramentoDevido: true,
      envioDigital: null,
      faturas: [],
    })
    expect(JSON.stringify(body)).not.toContain('11144477735')
  })

  test('GET brings the latest thirteen bills, newest first, in at most 20 kB', async () => {
    const { agente, cadastro } = await setup()
    const uc = await cadastro.uc()
    const competencias = Array.from({ length: 15 }, (_, month) => {
      const date = new Date(Date.UTC(2025, 8 + month, 1))
      return date.toISOString().slice(0, 7)
    })
    for (const competencia of competencias) {
      await cadastro.fatura(uc.id, competencia, {
        linhaDigitavel: '8'.repeat(48),
        pix: '0'.repeat(400),
        numeroDocumento: '123456789012345',
        ...(competencia === '2026-11' && { autorizadaEm: null }),
      })
    }
    for (let i = 0; i < 25; i++)
      await cadastro.contato(uc.id, 'email', `endereco.comprido.${i}@example.com.br`)
    const { body } = await agente('GET', `/api/ucs/${uc.id}`)
    const shown = body.faturas.map((fatura: { competencia: string }) => fatura.competencia)
    expect(shown).toEqual(competencias.toReversed().slice(0, 13))
    expect(body.faturas[0]).toMatchObject({
      autorizada: false,
      valorCentavos: 18_745,
      vencimento: '2026-11-25',
    })
    expect(body.faturas[1].autorizada).toBe(true)
    expect(JSON.stringify(body).length).toBeLessThan(20_000)
  })

  test('GET warns of what the agent must know before speaking, the gravest first', async () => {
    const { agente, cadastro } = await setup()
    const titularId = await cadastro.consumidor({ documento: '11144477700' })
    const uc = await cadastro.uc({ titularId, suporteVital: true, baixaRenda: true, debitoAutomatico: true })
    await cadastro.contato(uc.id, 'email', 'velho@example.com', {
      situacao: 'devolvido',
      devolvidoEm: new Date('2026-11-03T12:00:00Z'),
    })
    const { body } = await agente('GET', `/api/ucs/${uc.id}`)
    expect(body.alertas.map((alerta: { codigo: string }) => alerta.codigo)).toEqual([
      ...['suporte_vital', 'contato_devolvido', 'documento_invalido', 'baixa_renda', 'debito_automatico'],
    ])
    expect(body.alertas[1].texto).toBe('O e-mail velho@example.com foi devolvido em 03/11/2026.')
  })

  test('GET of a UC that does not exist is 404, and without a session 401', async () => {
    const { agente, anonimo } = await setup()
    expect((await agente('GET', '/api/ucs/4711')).body).toMatchObject({
      status: 404,
      codigo: 'nao_encontrado',
    })
    expect((await agente('GET', '/api/ucs/0')).status).toBe(422)
    expect((await anonimo('GET', '/api/ucs/4711')).status).toBe(401)
  })

  test('a reveal shows the whole document and is kept with who, why and the open call', async () => {
    const { agente, cadastro, unitOfWork } = await setup()
    const titularId = await cadastro.consumidor({ documento: '11144477735', documentoTipo: 'cpf' })
    const uc = await cadastro.uc({ titularId })
    const url = `/api/ucs/${uc.id}/revelacoes`
    const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const answer = await agente('POST', url, { motivo: 'Conferência de identidade' })
    expect(answer.body).toEqual({ documento: '111.444.777-35' })
    const refused = await agente('POST', url, { motivo: '  ' })
    expect([refused.status, refused.body.campos[0].campo]).toEqual([422, 'motivo'])
    const { eventos } = unitOfWork.tables
    const rows = await unitOfWork.read((tx) => tx.select().from(eventos).orderBy(eventos.id))
    expect(rows.slice(1)).toEqual([
      expect.objectContaining({
        tipo: 'consumidor.documento_revelado',
        atendimentoId: call.id,
        ucId: uc.id,
        consumidorId: titularId,

        usuarioId: call.agente.id,
        dados: { tipo: 'consumidor.documento_revelado', motivo: 'Conferência de identidade' },
      }),
    ])
  })
})
