import { expect, test } from 'vitest'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { chave, createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

describeEachEngine('the password of the PDFs of an adhesion', (open) => {
  async function setup(documento: string | null = '52998224725') {
    const ground = await createTestApp(await open())
    const cadastro = createCadastro(ground.unitOfWork)
    const titularId = await cadastro.consumidor({
      documento,
      documentoTipo: documento === null ? null : 'cpf',
    })
    const uc = await cadastro.uc({ titularId })
    const agente = await ground.entrar('atendente')
    const supervisor = await ground.entrar('supervisor')
    const url = `/api/ucs/${uc.id}/envio-digital`
    const body = {
      destinatarios: [{ meio: 'email', endereco: 'ana@example.com' }],
      tipoCopia: 'apenas_digital',
      termoVersao: 1,
      modoAceite: 'falado',
    }
    const { enviosDigitais, eventos } = ground.unitOfWork.tables
    return {
      ...ground,
      save: (extra: object = {}) => agente('PUT', url, { ...body, ...extra }, chave()),
      see: async () => (await agente('GET', url)).body,
      parametro: (nome: string, valor: unknown) =>
        supervisor('PUT', `/api/parametros/envioDigital.${nome}`, { valor }),
      row: async () => (await ground.unitOfWork.read((tx) => tx.select().from(enviosDigitais)))[0],
      eventos: () => ground.unitOfWork.read((tx) => tx.select().from(eventos)),
    }
  }

  test('is chosen, kept as keys that tell nothing, and answered by its kind alone', async () => {
    const { save, see, row, eventos } = await setup()
    const answer = await save({ protecao: 'escolhida', senha: 'luz-2026' })
    expect([answer.status, answer.body.adesao.protecao]).toEqual([200, 'escolhida'])
    expect(JSON.stringify([answer.body, await see(), await row(), await eventos()])).not.toContain('luz-2026')
    expect((await row())?.protecaoCifrada).toEqual(expect.any(String))
    expect((await eventos()).at(-1)?.dados).toMatchObject({ depois: { protecao: 'escolhida' } })
  })

  test('stays when the adhesion changes and nothing is said of it', async () => {
    const { save, row } = await setup()
    await save({ protecao: 'escolhida', senha: 'luz-2026' })
    const before = (await row())?.protecaoCifrada
    await save({ tipoCopia: 'impressa_tambem' })
    expect(await row()).toMatchObject({
      protecao: 'escolhida',
      protecaoCifrada: before,
      tipoCopia: 'impressa_tambem',
    })
    await save({ tipoCopia: 'impressa_tambem', protecao: 'nenhuma' })
    expect(await row()).toMatchObject({ protecao: 'nenhuma', protecaoCifrada: null })
  })

  test('a new adhesion takes what the parameter says', async () => {
    const { save, see, parametro, row } = await setup()
    await parametro('protecaoPdf', 'documento')
    await parametro('digitosDaSenha', 4)
    expect((await see()).protecaoPadrao).toEqual({ protecao: 'documento', digitos: 4 })
    expect((await save()).body.adesao.protecao).toBe('documento')
    expect((await row())?.protecaoCifrada).toEqual(expect.any(String))
  })

  test('a parameter that wants a password of the titular stops nobody who cannot ask for one', async () => {
    const { save, parametro } = await setup()
    await parametro('protecaoPdf', 'escolhida')
    expect((await save()).body.adesao.protecao).toBe('nenhuma')
  })

  test.each([
    [{ protecao: 'escolhida' }, 'senha'],
    [{ protecao: 'escolhida', senha: 'abc' }, 'senha'],
    [{ protecao: 'escolhida', senha: 'ação-2026' }, 'senha'],
    [{ protecao: 'escolhida', senha: 'x'.repeat(33) }, 'senha'],
    [{ protecao: 'forte' }, 'protecao'],
  ])('%o is refused by its field', async (extra, campo) => {
    const { save, row } = await setup()
    const answer = await save(extra)
    expect([answer.status, answer.body.campos[0].campo]).toEqual([422, campo])
    expect(await row()).toBeUndefined()
  })

  test('the document is no password where there is none', async () => {
    const { save, parametro } = await setup(null)
    expect((await save({ protecao: 'documento' })).body.campos[0].campo).toBe('protecao')
    await parametro('protecaoPdf', 'documento')
    expect((await save()).body.adesao.protecao).toBe('nenhuma')
  })
})
