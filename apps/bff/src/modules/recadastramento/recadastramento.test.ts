import { expect, test } from 'vitest'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import type { Caller } from '#testing/app.ts'
import { chave, createTestApp } from '#testing/app.ts'
import { describeEachEngine, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { createRelogio } from '#testing/relogio.ts'

const PARAMETROS = '/api/parametros/crm.recadastramento'

/** A UC with a contact of each kind, an agent and a supervisor. The agent signs in anew: sessions end with the day. */
async function setup(open: OpenTestDatabase, inicio?: string) {
  const ground = await createTestApp(await open(), { relogio: createRelogio(inicio) })
  const cadastro = createCadastro(ground.unitOfWork)
  const titularId = await cadastro.consumidor({
    documento: '11144477735',
    documentoTipo: 'cpf',
    rg: 'MG-12.345.678',
    nascimento: '1980-02-29',
    estadoCivil: 'casado',
    conjuge: 'João Carlos de Souza',
    mae: 'Antônia Pereira',
  })
  const uc = await cadastro.uc({ titularId })
  await cadastro.contato(uc.id, 'celular', '+5534987654321')
  await cadastro.contato(uc.id, 'email', 'maria@example.com')
  const agente = await ground.entrar('atendente')
  return { ...ground, cadastro, uc, titularId, agente, url: `/api/ucs/${uc.id}` }
}

const confirmado = { aceito: true, origem: 'automatico', campos: [campo('email', 'confirmado')] }
const recusa = { aceito: false, origem: 'automatico', campos: [] }

function campo(nome: string, resultado: string, valor?: string) {
  const bloco = ['celular', 'fone', 'email'].includes(nome) ? 'uc' : 'consumidor'
  return { bloco, campo: nome, resultado, ...(valor !== undefined && { valor }) }
}

const aceito = (...campos: object[]) => ({ aceito: true, origem: 'alteracao_cadastral', campos })

async function ficha(call: Caller, ucId: number) {
  return (await call('GET', `/api/ucs/${ucId}/recadastramento`)).body
}

const valores = (body: { campos: { campo: string; valor: string | null }[] }) =>
  Object.fromEntries(body.campos.map((item) => [item.campo, item.valor]))

const CAMPOS_RUINS: [string, ReturnType<typeof campo>][] = [
  ['valor', campo('celular', 'corrigido', '(34) 3210-9876')],
  ['valor', campo('celular', 'corrigido', '')],
  ['valor', campo('celular', 'corrigido')],
  ['valor', campo('fone', 'corrigido', '0800 721 0116')],
  ['valor', campo('email', 'corrigido', 'maria@')],
  ['valor', campo('rg', 'corrigido', '!!')],
  ['valor', campo('nascimento', 'corrigido', '31/02/1980')],
  ['valor', campo('nascimento', 'corrigido', '2026-11-21')],
  ['valor', campo('nascimento', 'corrigido', '1850-01-01')],
  ['valor', campo('estadoCivil', 'corrigido', 'enrolado')],
  ['valor', campo('mae', 'corrigido', 'Ana')],
  ['valor', campo('pai', 'corrigido', 'J0sé da Silva')],
  ['campo', campo('documento', 'corrigido', '123.456.789-09')],
  ['campo', campo('documento', 'nao_possui')],
  ['resultado', campo('nascimento', 'nao_possui')],
  ['resultado', campo('fone', 'confirmado')],
  ['resultado', campo('fone', 'talvez')],
  ['bloco', { ...campo('email', 'confirmado'), bloco: 'consumidor' }],
  ['campo', campo('apelido', 'confirmado')],
]

describeEachEngine('the ficha of recadastramento', (open) => {
  test('brings every field of a person in the order of the screen, the document masked', async () => {
    const { agente, uc } = await setup(open)
    const body = await ficha(agente, uc.id)
    expect(body).toMatchObject({
      ucId: uc.id,
      devido: true,
      motivo: 'O titular desta UC ainda não fez nenhum recadastramento.',
      ultimo: null,
      perguntarConsumidor: true,
      documentoEditavel: false,
      temEnvioDigital: false,
    })
    expect(valores(body)).toEqual({
      celular: '+5534987654321',
      fone: null,
      email: 'maria@example.com',
      documento: '***.444.***-**',
      rg: 'MG-12.345.678',
      nascimento: '1980-02-29',
      estadoCivil: 'casado',
      conjuge: 'João Carlos de Souza',
      pai: null,
      mae: 'Antônia Pereira',
    })
    expect(body.campos.map((item: { campo: string }) => item.campo)).toEqual(Object.keys(valores(body)))
  })

  test('hides the civil fields of a company and opens the document while it is invalid', async () => {
    const { agente, cadastro } = await setup(open)
    const titularId = await cadastro.consumidor({ pessoaJuridica: true, documento: '11222333000180' })
    const uc = await cadastro.uc({ titularId })
    const body = await ficha(agente, uc.id)
    expect(Object.keys(valores(body))).toEqual(['celular', 'fone', 'email', 'documento'])
    expect(body.documentoEditavel).toBe(true)
    const refused = await agente(
      'POST',
      `/api/ucs/${uc.id}/recadastramentos`,
      aceito(campo('mae', 'nao_possui')),
    )
    expect([refused.status, refused.body.campos[0].campo]).toEqual([422, 'campos.0.campo'])
  })
})

describeEachEngine('when the recadastramento is due', (open) => {
  const intervalo = async (supervisor: Caller, dias: number) =>
    supervisor('PUT', `${PARAMETROS}.intervaloDias`, { valor: dias })

  test.each([
    [
      'the turn of a year',
      '2026-12-28T14:00:00.000Z',
      '2027-01-07T02:59:59.999Z',
      '2027-01-07T03:00:00.000Z',
    ],
    ['a leap day', '2028-02-20T14:00:00.000Z', '2028-03-01T02:59:59.999Z', '2028-03-01T03:00:00.000Z'],
    [
      'a start seconds before midnight',
      '2026-11-21T02:59:59.000Z',
      '2026-11-30T02:59:59.999Z',
      '2026-11-30T03:00:00.000Z',
    ],
  ])(
    'it comes back on the 10th day across %s, from midnight of São Paulo on',
    async (_, inicio, before, at) => {
      const { entrar, relogio, uc, url, agente } = await setup(open, inicio)
      await intervalo(await entrar('supervisor'), 10)
      expect((await agente('POST', `${url}/recadastramentos`, confirmado)).status).toBe(201)
      expect((await ficha(agente, uc.id)).devido).toBe(false)

      relogio.set(before)
      const onTheNinth = await entrar('atendente')
      expect((await ficha(onTheNinth, uc.id)).devido).toBe(false)
      expect((await onTheNinth('GET', url)).body.recadastramentoDevido).toBe(false)

      relogio.set(at)
      const onTheTenth = await entrar('atendente')
      const due = await ficha(onTheTenth, uc.id)
      expect(due).toMatchObject({ devido: true, motivo: expect.stringContaining('há 10 dias') })
      expect((await onTheTenth('GET', url)).body.recadastramentoDevido).toBe(true)

      relogio.advance(86_400_000)
      expect((await ficha(await entrar('atendente'), uc.id)).devido).toBe(true)
    },
  )

  test('with the parameter Não it never comes by itself; both parameters act on the next request', async () => {
    const { agente, entrar, relogio, uc, url } = await setup(open)
    const supervisor = await entrar('supervisor')
    await supervisor('PUT', `${PARAMETROS}.efetuarNoAtendimento`, { valor: false })
    expect(await ficha(agente, uc.id)).toMatchObject({
      devido: false,
      motivo: null,
      perguntarConsumidor: true,
    })
    await supervisor('PUT', `${PARAMETROS}.efetuarNoAtendimento`, { valor: true })
    expect((await ficha(agente, uc.id)).devido).toBe(true)

    await agente('POST', `${url}/recadastramentos`, confirmado)
    relogio.advance(5 * 86_400_000)
    const [later, boss] = [await entrar('atendente'), await entrar('supervisor')]
    expect((await ficha(later, uc.id)).devido).toBe(false)
    await intervalo(boss, 5)
    expect((await ficha(later, uc.id)).devido).toBe(true)
    await intervalo(boss, 6)
    expect((await ficha(later, uc.id)).devido).toBe(false)
  })

  test('a refusal is kept and counts by its own interval, or by the normal one while that is empty', async () => {
    const { agente, entrar, relogio, uc, url } = await setup(open)
    await intervalo(await entrar('supervisor'), 30)
    const refused = await agente('POST', `${url}/recadastramentos`, recusa)
    expect(refused.body).toMatchObject({ aceito: false, alteracoes: [] })
    relogio.advance(7 * 86_400_000)
    const [later, boss] = [await entrar('atendente'), await entrar('supervisor')]
    expect(await ficha(later, uc.id)).toMatchObject({ devido: false, ultimo: { aceito: false } })
    await boss('PUT', `${PARAMETROS}.intervaloRecusaDias`, { valor: 7 })
    expect(await ficha(later, uc.id)).toMatchObject({
      devido: true,
      motivo: expect.stringContaining('não aceitou recadastrar há 7 dias'),
    })
  })

  test('a contact that bounced makes it due because of it, until the person answers again', async () => {
    const { agente, cadastro, relogio, uc, url } = await setup(open)
    await agente('POST', `${url}/recadastramentos`, confirmado)
    expect((await ficha(agente, uc.id)).devido).toBe(false)
    relogio.advance(60_000)
    await cadastro.contato(uc.id, 'email', 'velho@example.com', {
      situacao: 'devolvido',
      devolvidoEm: relogio.agora(),
      atualizadoEm: relogio.agora(),
    })
    const due = await ficha(agente, uc.id)
    expect(due).toMatchObject({
      devido: true,
      motivo: 'O e-mail velho@example.com foi devolvido em 21/11/2026.',
    })
    expect(due.campos).toContainEqual(
      expect.objectContaining({ campo: 'email', valor: 'velho@example.com', situacao: 'devolvido' }),
    )
    relogio.advance(60_000)
    await agente('POST', `${url}/recadastramentos`, recusa)
    expect((await ficha(agente, uc.id)).devido).toBe(true)
    await agente('POST', `${url}/recadastramentos`, aceito(campo('email', 'corrigido', 'novo@example.com')))
    expect((await ficha(agente, uc.id)).devido).toBe(false)
  })

  test('a person with many UCs is asked once for their own data, and per UC for its contacts', async () => {
    const { agente, cadastro, titularId, uc, url } = await setup(open)
    const other = await cadastro.uc({ titularId })
    await agente('POST', `${url}/recadastramentos`, confirmado)
    expect(await ficha(agente, other.id)).toMatchObject({ devido: true, perguntarConsumidor: true })
    await agente('POST', `${url}/recadastramentos`, aceito(campo('mae', 'confirmado')))
    expect(await ficha(agente, other.id)).toMatchObject({ devido: true, perguntarConsumidor: false })
    const semEmail = aceito(campo('email', 'nao_possui'))
    await agente('POST', `/api/ucs/${other.id}/recadastramentos`, semEmail)
    expect(await ficha(agente, other.id)).toMatchObject({ devido: false, perguntarConsumidor: false })
    expect((await ficha(agente, uc.id)).devido).toBe(false)
  })

  test('what the last titular answered does not count for the next one', async () => {
    const { agente, cadastro, uc, unitOfWork, url } = await setup(open)
    await agente('POST', `${url}/recadastramentos`, confirmado)
    const titularId = await cadastro.consumidor({ nome: 'Pedro Alves' })
    await unitOfWork.transaction((tx) => tx.update(unitOfWork.tables.ucs).set({ titularId }))
    expect(await ficha(agente, uc.id)).toMatchObject({ devido: true, ultimo: null, nome: 'Pedro Alves' })
  })
})

describeEachEngine('POST /ucs/:id/recadastramentos', (open) => {
  async function kept(unitOfWork: Awaited<ReturnType<typeof setup>>['unitOfWork']) {
    const { contatos, consumidores, correcoes, eventos, recadastramentoCampos, recadastramentos } =
      unitOfWork.tables
    return unitOfWork.read(async (tx) => ({
      contatos: await tx.select().from(contatos).orderBy(contatos.id),
      consumidores: await tx.select().from(consumidores).orderBy(consumidores.id),
      correcoes: await tx.select().from(correcoes).orderBy(correcoes.id),
      eventos: await tx.select().from(eventos).orderBy(eventos.id),
      recadastramentos: await tx.select().from(recadastramentos).orderBy(recadastramentos.id),
      campos: await tx.select().from(recadastramentoCampos),
    }))
  }

  test('keeps the outcome of every field with before and after, and corrects the cadastro', async () => {
    const { agente, relogio, uc, titularId, unitOfWork, url } = await setup(open)
    const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const answer = await agente('POST', `${url}/recadastramentos`, {
      ...aceito(
        campo('celular', 'confirmado'),
        campo('fone', 'corrigido', '34 3210-9876'),
        campo('email', 'corrigido', ' Maria.Nova@Example.com '),
        campo('rg', 'nao_possui'),
        campo('estadoCivil', 'corrigido', 'divorciado'),
        campo('pai', 'corrigido', '  José   da Silva '),
        campo('mae', 'nao_informou'),
        campo('nascimento', 'corrigido', '29/02/1980'),
      ),
      atendimentoId: call.id,
    })
    expect(answer.status).toBe(201)
    const outcome = (campo: string) =>
      answer.body.alteracoes.find((item: { campo: string }) => item.campo === campo)
    expect(outcome('email')).toEqual({
      bloco: 'uc',
      campo: 'email',
      resultado: 'corrigido',
      antes: 'maria@example.com',
      depois: 'maria.nova@example.com',
    })
    expect(outcome('nascimento').resultado).toBe('confirmado')
    expect(outcome('documento')).toMatchObject({ resultado: 'nao_informou', antes: '***.444.***-**' })
    expect(outcome('conjuge')).toMatchObject({ resultado: 'nao_possui', depois: null })

    const after = await kept(unitOfWork)
    const inUse = after.contatos.filter(({ removidoEm }) => removidoEm === null)
    expect(inUse.map(({ tipo, valor, situacao }) => [tipo, valor, situacao])).toEqual([
      ['celular', '+5534987654321', 'confirmado'],
      ['fone', '+553432109876', 'confirmado'],
      ['email', 'maria.nova@example.com', 'confirmado'],
    ])
    expect(after.contatos.find(({ valor }) => valor === 'maria@example.com')?.removidoEm).toEqual(
      relogio.agora(),
    )
    expect(after.consumidores[0]).toMatchObject({
      rg: null,
      estadoCivil: 'divorciado',
      conjuge: null,
      pai: 'José da Silva',
      mae: 'Antônia Pereira',
      documento: '11144477735',
      atualizadoEm: relogio.agora(),
    })
    expect(
      after.correcoes.map(({ campo, valor, valorFonte, confirmadaEm }) => [
        campo,
        valor,
        valorFonte,
        confirmadaEm,
      ]),
    ).toEqual([
      ['fone', '+553432109876', null, null],
      ['email', 'maria.nova@example.com', 'maria@example.com', null],
      ['rg', null, 'MG-12.345.678', null],
      ['estadoCivil', 'divorciado', 'casado', null],
      ['conjuge', null, 'João Carlos de Souza', null],
      ['pai', 'José da Silva', null, null],
    ])
    expect(after.recadastramentos).toMatchObject([
      {
        id: answer.body.id,
        atendimentoId: call.id,
        aceito: true,
        incluiConsumidor: true,
        consumidorId: titularId,
      },
    ])
    expect(after.campos).toHaveLength(10)
    const evento = after.eventos.at(-1)
    expect(evento).toMatchObject({ atendimentoId: call.id, ucId: uc.id, tipo: 'recadastramento.registrado' })
    expect(evento?.dados).toMatchObject({ recadastramentoId: answer.body.id, campos: answer.body.alteracoes })
    expect((await agente('GET', `/api/atendimentos/${call.id}`)).body.motivoSugerido).toBe('recadastramento')
  })

  test('a correction keeps what the source had said, and closes when it comes back to that', async () => {
    const { agente, unitOfWork, url } = await setup(open)
    const correct = (email: string) =>
      agente('POST', `${url}/recadastramentos`, aceito(campo('email', 'corrigido', email)))
    await correct('dois@example.com')
    await correct('tres@example.com')
    expect((await kept(unitOfWork)).correcoes).toMatchObject([
      { campo: 'email', valor: 'tres@example.com', valorFonte: 'maria@example.com', confirmadaEm: null },
    ])
    await correct('maria@example.com')
    const { correcoes, contatos } = await kept(unitOfWork)
    expect(correcoes).toMatchObject([{ valor: 'maria@example.com', confirmadaEm: expect.any(Date) }])
    expect(contatos.filter((item) => item.tipo === 'email' && item.removidoEm === null)).toMatchObject([
      { valor: 'maria@example.com', situacao: 'confirmado' },
    ])
  })

  test('não possui takes every contact of the kind out of use', async () => {
    const { agente, cadastro, uc, url } = await setup(open)
    await cadastro.contato(uc.id, 'email', 'outro@example.com')
    await agente('POST', `${url}/recadastramentos`, aceito(campo('email', 'nao_possui')))
    expect(valores(await ficha(agente, uc.id))['email']).toBeNull()
  })

  test('refuses each bad field by its place in the list, and keeps nothing of the request', async () => {
    const { agente, unitOfWork, url } = await setup(open)
    const before = await kept(unitOfWork)
    for (const [parte, bad] of CAMPOS_RUINS) {
      const good = campo(bad.campo === 'celular' ? 'email' : 'celular', 'nao_possui')
      const { status, body } = await agente('POST', `${url}/recadastramentos`, aceito(good, bad))
      expect([bad, status, body.campos]).toEqual([
        bad,
        422,
        [{ campo: `campos.1.${parte}`, mensagem: expect.stringMatching(/\.$/) }],
      ])
    }
    expect(await kept(unitOfWork)).toEqual(before)
  })

  test('names every bad field of a request at once, and a field that comes twice', async () => {
    const { agente, url } = await setup(open)
    const answer = await agente(
      'POST',
      `${url}/recadastramentos`,
      aceito(
        campo('email', 'corrigido', 'x'),
        campo('fone', 'nao_informou'),
        campo('fone', 'nao_possui'),
        campo('mae', 'corrigido', '1'),
      ),
    )
    expect(answer.body.campos.map((item: { campo: string }) => item.campo)).toEqual([
      'campos.0.valor',
      'campos.2.campo',
      'campos.3.valor',
    ])
  })

  test('takes the spouse only of who is married, as it stands after the same request', async () => {
    const { agente, url } = await setup(open)
    const post = (...campos: object[]) => agente('POST', `${url}/recadastramentos`, aceito(...campos))
    const spouse = campo('conjuge', 'corrigido', 'Rita de Cássia Lima')
    const single = await post(campo('estadoCivil', 'corrigido', 'solteiro'), spouse)
    expect(single.body.campos[0].campo).toBe('campos.1.campo')
    expect((await post(campo('estadoCivil', 'corrigido', 'uniao_estavel'), spouse)).status).toBe(201)
    expect((await post(campo('estadoCivil', 'corrigido', 'viuvo'))).status).toBe(201)
    expect((await post(spouse)).status).toBe(422)
  })

  test('writes a document only while it is empty or invalid, and never one of somebody else', async () => {
    const { agente, cadastro, unitOfWork } = await setup(open)
    const titularId = await cadastro.consumidor({ documento: '11144477700' })
    const uc = await cadastro.uc({ titularId })
    const write = (documento: string) =>
      agente('POST', `/api/ucs/${uc.id}/recadastramentos`, aceito(campo('documento', 'corrigido', documento)))
    expect((await write('111.444.777-00')).body.campos[0].campo).toBe('campos.0.valor')
    const taken = await write('111.444.777-35')
    expect([taken.status, taken.body.codigo, taken.body.campos[0].campo]).toEqual([
      409,
      'conflito',
      'campos.0.valor',
    ])
    const done = await write('123.456.789-09')
    expect(done.body.alteracoes.find((item: { campo: string }) => item.campo === 'documento')).toMatchObject({
      antes: '***.444.***-**',
      depois: '***.456.***-**',
    })
    const { consumidores, eventos } = await kept(unitOfWork)
    expect(consumidores.find(({ id }) => id === titularId)).toMatchObject({
      documento: '12345678909',
      documentoTipo: 'cpf',
    })
    expect(JSON.stringify(eventos)).not.toContain('12345678909')
    expect((await write('133.782.710-00')).body.campos[0].campo).toBe('campos.0.campo')
  })

  test('two people who claim one document at once: one gets it, the other is told', async () => {
    const { cadastro, agente, unitOfWork } = await setup(open)
    const ucs = [await cadastro.uc(), await cadastro.uc(), await cadastro.uc(), await cadastro.uc()]
    const answers = await Promise.all(
      ucs.map(({ id }) =>
        agente(
          'POST',
          `/api/ucs/${id}/recadastramentos`,
          aceito(campo('documento', 'corrigido', '12345678909')),
        ),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409])
    const { recadastramentos } = await kept(unitOfWork)
    expect(recadastramentos).toHaveLength(1)
  })

  test('concurrent corrections of one UC leave one e-mail in use and every recadastramento kept', async () => {
    const { agente, unitOfWork, url } = await setup(open)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        agente(
          'POST',
          `${url}/recadastramentos`,
          aceito(campo('email', 'corrigido', `m${i}@example.com`)),
          chave(),
        ),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const after = await kept(unitOfWork)
    expect(after.contatos.filter((item) => item.tipo === 'email' && item.removidoEm === null)).toHaveLength(1)
    expect(after.recadastramentos).toHaveLength(8)
    expect(after.correcoes).toHaveLength(1)
  })

  test('a retry with the same key renews once', async () => {
    const { agente, unitOfWork, url } = await setup(open)
    const key = chave()
    const first = await agente('POST', `${url}/recadastramentos`, confirmado, key)
    expect((await agente('POST', `${url}/recadastramentos`, confirmado, key)).body).toEqual(first.body)
    expect((await kept(unitOfWork)).recadastramentos).toHaveLength(1)
  })

  test('a refusal answers no fields, and an acceptance at least one', async () => {
    const { agente, url } = await setup(open)
    const post = (body: object) => agente('POST', `${url}/recadastramentos`, body)
    expect((await post({ ...recusa, campos: [campo('email', 'confirmado')] })).body.campos[0].campo).toBe(
      'campos',
    )
    expect((await post(aceito())).body.campos[0].campo).toBe('campos')
  })

  test('belongs only to an open call of the agent, or to none', async () => {
    const { agente, entrar, url } = await setup(open)
    const supervisor = await entrar('supervisor')
    const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const post = (as: Caller, atendimentoId: unknown) =>
      as('POST', `${url}/recadastramentos`, { ...confirmado, atendimentoId })
    expect((await post(supervisor, call.id)).body.codigo).toBe('sem_permissao')
    const unknown = await post(agente, 999_999)
    expect([unknown.status, unknown.body.campos[0].campo]).toEqual([422, 'atendimentoId'])
    expect((await post(supervisor, null)).status).toBe(201)
    await agente('POST', `/api/atendimentos/${call.id}/finalizacao`, { motivo: 'outros' })
    const late = await post(agente, call.id)
    expect([late.status, late.body.codigo]).toEqual([409, 'atendimento_encerrado'])
    expect((await agente('POST', '/api/ucs/999999/recadastramentos', confirmado)).status).toBe(404)
  })
})
