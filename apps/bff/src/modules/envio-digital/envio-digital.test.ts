import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { chave, createTestApp, type Caller } from '#testing/app.ts'
import { describeEachEngine, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { TERMOS } from './termo.ts'
import { createTermos } from './termos.ts'
import { createTrocas } from './trocas.ts'

async function setup(open: OpenTestDatabase) {
  const ground = await createTestApp(await open())
  const cadastro = createCadastro(ground.unitOfWork)
  const uc = await cadastro.uc()
  const agente = await ground.entrar('atendente')
  const supervisor = await ground.entrar('supervisor')
  const contratar = (valor: boolean) =>
    supervisor('PUT', '/api/parametros/canais.whatsapp.channelContratado', { valor })
  return { ...ground, cadastro, uc, agente, supervisor, contratar, url: `/api/ucs/${uc.id}/envio-digital` }
}

type Ground = Awaited<ReturnType<typeof setup>>

const email = (endereco: string) => ({ meio: 'email', endereco })
const whatsapp = (endereco: string) => ({ meio: 'whatsapp', endereco })

const pedido = (destinatarios: object[], extra: object = {}) => ({
  destinatarios,
  tipoCopia: 'apenas_digital',
  termoVersao: 1,
  modoAceite: 'falado',
  ...extra,
})

function kept({ unitOfWork }: Ground) {
  const { destinatarios, disparos, enviosDigitais, eventos } = unitOfWork.tables
  return unitOfWork.read(async (tx) => ({
    adesoes: await tx.select().from(enviosDigitais).orderBy(enviosDigitais.id),
    destinatarios: await tx.select().from(destinatarios).orderBy(destinatarios.id),
    disparos: await tx.select().from(disparos).orderBy(disparos.id),
    eventos: await tx.select().from(eventos).orderBy(eventos.id),
  }))
}

/** A first copy waiting in the outbox for each destinatário in force, as a bill that came in leaves them. */
async function queueFatura(ground: Ground): Promise<number> {
  const { cadastro, uc, unitOfWork, relogio } = ground
  const faturaId = await cadastro.fatura(uc.id, '2026-11', { consumidorId: uc.titularId })
  const { destinatarios } = await kept(ground)
  await unitOfWork.transaction(async (tx) => {
    for (const { id, meio, endereco, removidoEm } of destinatarios) {
      if (removidoEm) continue
      await tx.insert(unitOfWork.tables.disparos).values({
        chave: `1via:${faturaId}:${meio}:${endereco}`,
        faturaId,
        ucId: uc.id,
        destinatarioId: id,
        finalidade: 'primeira_via',
        conteudo: 'fatura',
        meio,
        endereco,
        estado: 'na_fila',
        segurado: false,
        tentativas: 0,
        criadoEm: relogio.agora(),
        liberadoEm: relogio.agora(),
        estadoEm: relogio.agora(),
      })
    }
  })
  return faturaId
}

const primeiraVia = async (ground: Ground) =>
  (await kept(ground)).disparos
    .filter(({ finalidade }) => finalidade === 'primeira_via')
    .map(({ meio, endereco, estado }) => [meio, endereco, estado])

const enderecosDe = (body: { adesao: { destinatarios: { endereco: string }[] } | null }) =>
  body.adesao?.destinatarios.map(({ endereco }) => endereco) ?? null

describeEachEngine('adhering to the digital bill', (open) => {
  test('the form shows the term in force, the addresses on file and which bill is the first', async () => {
    const { agente, cadastro, contratar, uc, url } = await setup(open)
    await cadastro.contato(uc.id, 'email', 'maria@example.com')
    await cadastro.contato(uc.id, 'email', 'velho@example.com', { situacao: 'devolvido' })
    await cadastro.contato(uc.id, 'celular', '+5534987654321')
    const faturaId = await cadastro.fatura(uc.id, '2026-11')
    const { status, body } = await agente('GET', url)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ucId: uc.id,
      numero: uc.numero,
      nome: 'Maria Aparecida de Souza',
      adesao: null,
      whatsappContratado: false,
      sugestoes: [email('maria@example.com')],
      primeiraFatura: 'A primeira fatura digital será a de 12/2026.',
      ultimaFatura: { id: faturaId, competencia: '2026-11' },
    })
    expect(body.termo).toEqual({
      versao: 1,
      texto: TERMOS[0].texto,
      hash: createHash('sha256').update(TERMOS[0].texto).digest('hex'),
    })
    await contratar(true)
    expect((await agente('GET', url)).body.sugestoes).toEqual([
      email('maria@example.com'),
      whatsapp('+5534987654321'),
    ])
  })

  test('keeps term, acceptance, channel, address, who, when and the protocolo, and sends a copy of the term', async () => {
    const ground = await setup(open)
    const { agente, uc, url, relogio } = ground
    const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const { status, body } = await agente('PUT', url, {
      ...pedido([email(' Maria.NOVA@example.com '), email('dois@example.com')]),
      tipoCopia: 'impressa_tambem',
      atendimentoId: call.id,
    })
    expect(status).toBe(200)
    expect(body.adesao).toMatchObject({
      tipoCopia: 'impressa_tambem',
      termoVersao: 1,
      termoHash: body.termo.hash,
      modoAceite: 'falado',
      protocolo: call.protocolo,
      criadoEm: relogio.agora().toISOString(),
    })
    expect(body.adesao.destinatarios).toMatchObject([
      { meio: 'email', endereco: 'maria.nova@example.com', usuario: 'Ana Atendente' },
      { meio: 'email', endereco: 'dois@example.com', usuario: 'Ana Atendente' },
    ])
    expect(body.primeiraFatura).toBe(
      'A primeira fatura digital será a próxima a ser emitida, por e-mail. A fatura impressa continua a ser entregue.',
    )
    const after = await kept(ground)
    expect(after.adesoes).toMatchObject([
      { ucId: uc.id, consumidorId: uc.titularId, origem: 'crm', atendimentoId: call.id, encerradoEm: null },
    ])
    expect(after.disparos).toMatchObject(
      after.destinatarios.map(({ id, endereco }) => ({
        destinatarioId: id,
        endereco,
        finalidade: 'termo',
        estado: 'na_fila',
        atendimentoId: call.id,
        documentoHash: body.termo.hash,
      })),
    )
    expect(after.eventos.at(-1)).toMatchObject({
      tipo: 'envio_digital.aderido',
      atendimentoId: call.id,
      ucId: uc.id,
      dados: { termoVersao: 1, termoHash: body.termo.hash, modoAceite: 'falado', origem: 'crm' },
    })
    expect((await agente('GET', `/api/ucs/${uc.id}`)).body.envioDigital).toMatchObject({
      tipoCopia: 'impressa_tambem',
    })
    expect((await agente('GET', `/api/atendimentos/${call.id}`)).body.motivoSugerido).toBe('envio_digital')
  })

  test('outside a call it carries the user and no protocolo', async () => {
    const ground = await setup(open)
    const { supervisor, url } = ground
    const { body } = await supervisor('PUT', url, pedido([email('maria@example.com')]))
    expect(body.adesao.protocolo).toBeNull()
    const { adesoes, eventos } = await kept(ground)
    expect(adesoes).toMatchObject([
      { origem: 'comercial', atendimentoId: null, usuarioId: expect.any(Number) },
    ])
    expect(eventos).toMatchObject([{ tipo: 'envio_digital.aderido', atendimentoId: null }])
  })

  test('WhatsApp is refused by its field until the Channel is contracted, and then kept as E.164', async () => {
    const ground = await setup(open)
    const { agente, contratar, url } = ground
    const body = pedido([email('maria@example.com'), whatsapp('(34) 98765-4321')])
    const refused = await agente('PUT', url, body)
    expect([refused.status, refused.body.codigo, refused.body.campos[0].campo]).toEqual([
      422,
      'whatsapp_nao_contratado',
      'destinatarios.1.meio',
    ])
    expect((await kept(ground)).adesoes).toEqual([])
    await contratar(true)
    expect(enderecosDe((await agente('PUT', url, body)).body)).toEqual([
      'maria@example.com',
      '+5534987654321',
    ])
    await contratar(false)
    expect((await agente('PUT', url, body)).body.codigo).toBe('whatsapp_nao_contratado')
  })

  test('names each bad or repeated address, and keeps nothing of the request', async () => {
    const ground = await setup(open)
    const { agente, contratar, url } = ground
    await contratar(true)
    const before = await kept(ground)
    const bad = await agente(
      'PUT',
      url,
      pedido([
        email('maria@example.com'),
        email('maria@'),
        email('MARIA@example.com'),
        whatsapp('(34) 3210-9876'),
        whatsapp(''),
      ]),
    )
    expect(bad.status).toBe(422)
    expect(bad.body.campos.map((item: { campo: string }) => item.campo)).toEqual([
      'destinatarios.1.endereco',
      'destinatarios.2.endereco',
      'destinatarios.3.endereco',
      'destinatarios.4.endereco',
    ])
    const campoOf = async (body: object) => (await agente('PUT', url, body)).body.campos?.[0].campo
    expect(await campoOf(pedido([]))).toBe('destinatarios')
    expect(await campoOf(pedido(Array.from({ length: 11 }, (_, i) => email(`m${i}@example.com`))))).toBe(
      'destinatarios',
    )
    expect(await campoOf(pedido([email('a@b.com')], { tipoCopia: 'nenhuma' }))).toBe('tipoCopia')
    expect(await campoOf(pedido([email('a@b.com')], { modoAceite: 'gritado' }))).toBe('modoAceite')
    expect(await campoOf(pedido([email('a@b.com')], { termoVersao: '1' }))).toBe('termoVersao')
    expect(await campoOf(pedido([email('a@b.com')], { atendimentoId: 999_999 }))).toBe('atendimentoId')
    expect(await kept(ground)).toEqual(before)
  })

  test('an acceptance of an older text of the term is refused', async () => {
    const ground = await setup(open)
    const { agente, unitOfWork, url } = ground
    const before = await agente('PUT', url, pedido([email('maria@example.com')]))
    await unitOfWork.transaction(async (tx) => {
      await tx.insert(unitOfWork.tables.termos).values([
        { versao: 2, texto: 'Novo texto.', hash: 'h2', vigenteDesde: new Date('2026-11-01T03:00:00Z') },
        { versao: 3, texto: 'Futuro.', hash: 'h3', vigenteDesde: new Date('2027-01-01T03:00:00Z') },
      ])
    })
    const stale = await agente('PUT', url, pedido([email('outra@example.com')]))
    expect([stale.status, stale.body.codigo]).toEqual([409, 'termo_desatualizado'])
    const form = (await agente('GET', url)).body
    expect(form.termo).toEqual({ versao: 2, texto: 'Novo texto.', hash: 'h2' })
    expect(form.adesao).toEqual(before.body.adesao)
    const renewed = await agente('PUT', url, pedido([email('maria@example.com')], { termoVersao: 2 }))
    expect(renewed.body.adesao).toMatchObject({ termoVersao: 2, termoHash: 'h2' })
    expect((await kept(ground)).eventos.at(-1)).toMatchObject({ tipo: 'envio_digital.alterado' })
  })

  test('a published term that was changed in the code is refused at boot', async () => {
    const { unitOfWork } = await setup(open)
    const { termos } = unitOfWork.tables
    await unitOfWork.transaction((tx) => tx.update(termos).set({ hash: 'another' }))
    const ensure = unitOfWork.transaction((tx) => createTermos(unitOfWork.tables).ensure(tx))
    await expect(ensure).rejects.toThrow('the published term 1 was changed')
  })

  test('an address of somebody else is kept as typed and named as a warning', async () => {
    const { agente, cadastro, uc, url } = await setup(open)
    const other = await cadastro.uc()
    await cadastro.contato(other.id, 'email', 'vizinho@example.com')
    await cadastro.consumidor({ emailPrincipal: 'principal@example.com' })
    await agente('PUT', `/api/ucs/${other.id}/envio-digital`, pedido([email('adesao@example.com')]))
    await cadastro.contato(uc.id, 'email', 'maria@example.com')
    const enderecos = [
      'vizinho@example.com',
      'maria@example.com',
      'principal@example.com',
      'adesao@example.com',
    ]
    const { body } = await agente('PUT', url, pedido(enderecos.map(email)))
    expect(enderecosDe(body)).toEqual(enderecos)
    const avisos = body.avisos as string[]
    expect(avisos.map((aviso) => aviso.split(' ')[0])).toEqual([
      'vizinho@example.com',
      'principal@example.com',
      'adesao@example.com',
    ])
  })

  test('50 savings at once leave one adhesion in force', async () => {
    const ground = await setup(open)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        ground.agente('PUT', ground.url, pedido([email(`m${i}@example.com`)]), chave()),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { adesoes, destinatarios } = await kept(ground)
    expect(adesoes).toHaveLength(1)
    expect(destinatarios.filter(({ removidoEm }) => removidoEm === null)).toHaveLength(1)
  })

  test('a double click adheres once and sends one copy of the term', async () => {
    const ground = await setup(open)
    const key = chave()
    const put = () => ground.agente('PUT', ground.url, pedido([email('maria@example.com')]), key)
    const [one, other] = await Promise.all([put(), put()])
    expect([one.status, other.body]).toEqual([200, one.body])
    expect((await kept(ground)).disparos).toHaveLength(1)
  })
})

describeEachEngine('changing and leaving the digital bill', (open) => {
  async function adhered(destinatarios = [email('um@example.com'), email('dois@example.com')]) {
    const ground = await setup(open)
    const { body } = await ground.agente('PUT', ground.url, pedido(destinatarios))
    return {
      ...ground,
      adesao: body.adesao,
      ids: body.adesao.destinatarios.map((item: { id: number }) => item.id),
    }
  }

  test('a change keeps who stays, sends the term to who is new and calls back what was queued for who left', async () => {
    const ground = await adhered()
    await queueFatura(ground)
    const { body } = await ground.agente(
      'PUT',
      ground.url,
      pedido([email('tres@example.com'), email('dois@example.com')]),
    )
    expect(enderecosDe(body)).toEqual(['dois@example.com', 'tres@example.com'])
    expect(body.adesao.id).toBe(ground.adesao.id)
    expect(body.primeiraFatura).toBe('A primeira fatura digital será a de 11/2026, por e-mail.')
    expect(await primeiraVia(ground)).toEqual([
      ['email', 'um@example.com', 'cancelado'],
      ['email', 'dois@example.com', 'na_fila'],
    ])
    const { disparos, eventos } = await kept(ground)
    const termos = disparos.filter(({ finalidade }) => finalidade === 'termo')
    expect(termos.map(({ endereco, estado }) => [endereco, estado])).toEqual([
      ['um@example.com', 'cancelado'],
      ['dois@example.com', 'na_fila'],
      ['tres@example.com', 'na_fila'],
    ])
    expect(eventos.at(-1)).toMatchObject({
      tipo: 'envio_digital.alterado',
      dados: {
        antes: { destinatarios: [{ endereco: 'um@example.com' }, { endereco: 'dois@example.com' }] },
        depois: { destinatarios: [{ endereco: 'dois@example.com' }, { endereco: 'tres@example.com' }] },
      },
    })
  })

  test('saving what is there already changes nothing', async () => {
    const ground = await adhered()
    const before = await kept(ground)
    await ground.agente('PUT', ground.url, pedido([email('dois@example.com'), email('um@example.com')]))
    expect(await kept(ground)).toEqual(before)
  })

  test('the form looks back at the first bill once it was accepted', async () => {
    const ground = await adhered()
    const { disparos } = ground.unitOfWork.tables
    await queueFatura(ground)
    await ground.unitOfWork.transaction(async (tx) => {
      await tx.update(disparos).set({ estado: 'aceito' })
    })
    const { body } = await ground.agente('GET', ground.url)
    expect(body.primeiraFatura).toBe('A primeira fatura digital foi a de 11/2026.')
  })

  test('withdrawing ends it at once, calls back what is queued and prints the bill', async () => {
    const ground = await adhered()
    await queueFatura(ground)
    const { body: call } = await ground.agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const { status, body } = await ground.agente('DELETE', `${ground.url}?atendimentoId=${call.id}`)
    expect([status, body.adesao]).toEqual([200, null])
    expect(await primeiraVia(ground)).toEqual([
      ['email', 'um@example.com', 'cancelado'],
      ['email', 'dois@example.com', 'cancelado'],
      ['impressao', null, 'na_fila'],
    ])
    const { adesoes, destinatarios, eventos } = await kept(ground)
    expect(adesoes).toMatchObject([{ encerradoMotivo: 'exclusao', encerradoEm: ground.relogio.agora() }])
    expect(destinatarios.every(({ removidoEm, removidoPor }) => removidoEm && removidoPor)).toBe(true)
    expect(eventos.at(-1)).toMatchObject({
      tipo: 'envio_digital.encerrado',
      atendimentoId: call.id,
      dados: { motivo: 'exclusao', disparosCancelados: 4 },
    })
    expect((await ground.agente('DELETE', ground.url)).status).toBe(404)
    expect(
      enderecosDe((await ground.agente('PUT', ground.url, pedido([email('um@example.com')]))).body),
    ).toEqual(['um@example.com'])
  })

  test('deleting one destinatário leaves the others, and the last one ends the adhesion', async () => {
    const ground = await adhered()
    const remove = (id: number) => ground.agente('DELETE', `${ground.url}/destinatarios/${id}`)
    expect(enderecosDe((await remove(ground.ids[0])).body)).toEqual(['dois@example.com'])
    expect((await remove(ground.ids[0])).status).toBe(404)
    expect((await remove(ground.ids[1])).body.adesao).toBeNull()
    expect((await kept(ground)).eventos.map(({ tipo }) => tipo)).toEqual([
      'envio_digital.aderido',
      'envio_digital.alterado',
      'envio_digital.encerrado',
    ])
  })

  test('a retry of a deletion with the same key answers as the first', async () => {
    const ground = await adhered()
    const key = chave()
    const remove = () =>
      ground.agente('DELETE', `${ground.url}/destinatarios/${ground.ids[0]}`, undefined, key)
    const first = await remove()
    expect((await remove()).body).toEqual(first.body)
    expect(first.status).toBe(200)
  })

  test('a new titular is not bound by it, sees none, and adheres anew', async () => {
    const ground = await adhered()
    const { agente, cadastro, relogio, unitOfWork, uc, url } = ground
    await queueFatura(ground)
    const titularId = await cadastro.consumidor({ nome: 'Pedro Alves' })
    await unitOfWork.transaction(async (tx) => {
      await tx.update(unitOfWork.tables.ucs).set({ titularId })
    })
    expect((await agente('GET', url)).body.adesao).toBeNull()
    expect((await agente('GET', '/api/envios-digitais')).body.itens).toEqual([])
    const { encerrarPorTrocaDeTitular } = createTrocas(unitOfWork.tables)
    await unitOfWork.transaction((tx) =>
      encerrarPorTrocaDeTitular(tx, { ucId: uc.id, usuarioId: null, agora: relogio.agora() }),
    )
    const { adesoes } = await kept(ground)
    expect(adesoes).toMatchObject([{ encerradoMotivo: 'troca_titular', consumidorId: uc.titularId }])
    expect((await primeiraVia(ground)).map(([, , estado]) => estado)).toEqual([
      'cancelado',
      'cancelado',
      'na_fila',
    ])
    await agente('PUT', url, pedido([email('pedro@example.com')]))
    expect((await kept(ground)).adesoes.at(-1)).toMatchObject({ consumidorId: titularId, encerradoEm: null })
  })

  test('a new titular adheres even where nobody had ended the adhesion of the last one', async () => {
    const { agente, cadastro, unitOfWork, url, ...ground } = await adhered()
    const titularId = await cadastro.consumidor({ nome: 'Pedro Alves' })
    await unitOfWork.transaction(async (tx) => {
      await tx.update(unitOfWork.tables.ucs).set({ titularId })
    })
    const { body } = await agente('PUT', url, pedido([email('pedro@example.com')]))
    expect(enderecosDe(body)).toEqual(['pedro@example.com'])
    const { adesoes } = await kept({ ...ground, agente, cadastro, unitOfWork, url })
    expect(adesoes.map(({ encerradoMotivo }) => encerradoMotivo)).toEqual(['troca_titular', null])
  })

  test('a corrected e-mail changes in the adhesion too, when the person says so', async () => {
    const ground = await adhered([email('maria@example.com'), email('dois@example.com')])
    const { agente, cadastro, uc } = ground
    await cadastro.contato(uc.id, 'email', 'maria@example.com')
    const renew = (valor: string, trocarNoEnvioDigital: boolean) =>
      agente('POST', `/api/ucs/${uc.id}/recadastramentos`, {
        aceito: true,
        origem: 'automatico',
        campos: [{ bloco: 'uc', campo: 'email', resultado: 'corrigido', valor }],
        trocarNoEnvioDigital,
      })
    const ficha = await agente('GET', `/api/ucs/${uc.id}/recadastramento`)
    expect(ficha.body.campos).toContainEqual(
      expect.objectContaining({ campo: 'email', valor: 'maria@example.com', destinatario: true }),
    )
    await renew('nova@example.com', true)
    expect(enderecosDe((await agente('GET', ground.url)).body)).toEqual([
      'dois@example.com',
      'nova@example.com',
    ])
    await renew('outra@example.com', false)
    expect(enderecosDe((await agente('GET', ground.url)).body)).toEqual([
      'dois@example.com',
      'nova@example.com',
    ])
    expect((await kept(ground)).eventos.map(({ tipo }) => tipo)).toEqual([
      'envio_digital.aderido',
      'recadastramento.registrado',
      'envio_digital.alterado',
      'recadastramento.registrado',
    ])
  })

  test('an adhesion made in the call survives a refused recadastramento', async () => {
    const { agente, uc, url } = await adhered()
    await agente('POST', `/api/ucs/${uc.id}/recadastramentos`, {
      aceito: false,
      origem: 'automatico',
      campos: [],
    })
    expect((await agente('GET', url)).body.adesao).not.toBeNull()
  })

  test('belongs only to an open call of the agent, or to none', async () => {
    const { agente, supervisor, url } = await adhered()
    const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const put = (as: Caller) => as('PUT', url, pedido([email('x@example.com')], { atendimentoId: call.id }))
    expect((await put(supervisor)).status).toBe(403)
    await agente('POST', `/api/atendimentos/${call.id}/finalizacao`, { motivo: 'outros' })
    expect((await put(agente)).body.codigo).toBe('atendimento_encerrado')
    expect((await agente('DELETE', `${url}?atendimentoId=${call.id}`)).status).toBe(409)
  })

  test('the list has one row per destinatário, newest first, page by page, of all UCs or one', async () => {
    const { agente, cadastro, uc, anonimo } = await adhered()
    const other = await cadastro.uc()
    await agente(
      'PUT',
      `/api/ucs/${other.id}/envio-digital`,
      pedido([email('tres@example.com')], { tipoCopia: 'impressa_tambem' }),
    )
    const first = (await agente('GET', '/api/envios-digitais?limite=2')).body
    expect(first.itens).toMatchObject([
      {
        ucId: other.id,
        numero: other.numero,
        nome: 'Maria Aparecida de Souza',
        documentoImpresso: true,
        endereco: 'tres@example.com',
        usuario: 'Ana Atendente',
        em: '2026-11-21T15:00:00.000Z',
      },
      { endereco: 'dois@example.com', documentoImpresso: false },
    ])
    const second = (await agente('GET', `/api/envios-digitais?limite=2&depois=${first.depois}`)).body
    expect(second).toMatchObject({ itens: [{ endereco: 'um@example.com' }], depois: null })
    expect((await agente('GET', `/api/envios-digitais?ucId=${uc.id}`)).body.itens).toHaveLength(2)
    expect((await agente('GET', '/api/envios-digitais?limite=0')).body.campos[0].campo).toBe('limite')
    expect((await anonimo('GET', '/api/envios-digitais')).status).toBe(401)
  })
})
