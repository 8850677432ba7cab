import { expect, onTestFinished, test } from 'vitest'
import type { Config } from '#config.ts'
import { CANAL_SMPP, CANAL_WHATSAPP } from '#modules/canais/testing/canais.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine, describeOnSqlite, type OpenTestDatabase } from '#testing/describe-each-engine.ts'

const celular = '+5534991234567'
const outro = '+5534998765432'
const DESDE = new Date('2026-01-10T12:00:00Z')

async function setup(open: OpenTestDatabase, config: Partial<Config> = {}) {
  const unitOfWork = await open()
  const api = await createTestApp(unitOfWork, { config })
  onTestFinished(() => api.app.close())
  const { tables } = unitOfWork
  const cadastro = createCadastro(unitOfWork)
  const titularId = await cadastro.consumidor({ emailPrincipal: 'principal@cliente.example' })
  const uc = await cadastro.uc({ titularId })
  const agent = await api.entrar('atendente')
  const supervisor = await api.entrar('supervisor')
  const destinos = async () => (await agent('GET', `/api/ucs/${uc.id}/destinos`)).body
  const conferir = (meio: string, endereco: string) =>
    agent('POST', `/api/ucs/${uc.id}/destinos/conferencias`, { meio, endereco })
  const aderir = (...enderecos: string[]) =>
    unitOfWork.transaction(async (tx) => {
      const [termo] = await tx.select({ id: tables.termos.id }).from(tables.termos)
      const [envio] = await tx
        .insert(tables.enviosDigitais)
        .values({
          ucId: uc.id,
          consumidorId: titularId,
          tipoCopia: 'apenas_digital',
          termoId: termo!.id,
          termoHash: 'f'.repeat(64),
          modoAceite: 'falado',
          origem: 'crm',
          criadoEm: DESDE,
        })
        .returning({ id: tables.enviosDigitais.id })
      await tx.insert(tables.destinatarios).values(
        enderecos.map((endereco) => ({
          envioDigitalId: envio!.id,
          meio: endereco.startsWith('+') ? ('whatsapp' as const) : ('email' as const),
          endereco,
          criadoEm: DESDE,
        })),
      )
    })
  const ativar = async (...canais: ('whatsapp' | 'sms')[]) => {
    for (const canal of canais)
      await supervisor('PUT', '/api/canais', canal === 'sms' ? CANAL_SMPP : CANAL_WHATSAPP)
    await supervisor('PUT', '/api/parametros/canais.whatsapp.channelContratado', { valor: true })
  }
  const suprimir = (endereco: string, meio: 'email' | 'sms' = 'email') =>
    unitOfWork.transaction(async (tx) => {
      const agora = api.relogio.agora()
      const nova = { meio, endereco, motivo: 'endereco_invalido' as const, evidencia: '550', agora }
      await createSupressoes(tables).suprimir(tx, nova)
    })
  return { ...api, uc, titularId, cadastro, supervisor, destinos, conferir, aderir, ativar, suprimir }
}

/** `meio endereco origem`, with a star where it is ticked to begin with and a bang where something is known against it. */
const brief = ({ itens }: { itens: Record<string, unknown>[] }) =>
  itens.map(
    ({ meio, endereco, origem, preferido, aviso }) =>
      `${String(meio)} ${String(endereco)} ${String(origem)}${preferido ? ' *' : ''}${aviso ? ' !' : ''}`,
  )

describeEachEngine('GET /ucs/:id/destinos', (open) => {
  test('offers the adhesion, then the contacts, then the main e-mail; all of the first that there is are ticked', async () => {
    const { destinos, aderir, cadastro, uc, ativar } = await setup(open)
    await cadastro.contato(uc.id, 'email', 'a@cliente.example')
    await cadastro.contato(uc.id, 'email', 'b@cliente.example', { situacao: 'confirmado' })
    await cadastro.contato(uc.id, 'email', 'old@cliente.example', { removidoEm: DESDE })
    await cadastro.contato(uc.id, 'celular', outro)
    expect(brief(await destinos())).toEqual([
      'email b@cliente.example contato *',
      'email a@cliente.example contato',
      'email principal@cliente.example principal',
    ])
    await aderir('a@cliente.example', 'c@cliente.example', celular)
    await ativar('whatsapp', 'sms')
    expect(brief(await destinos())).toEqual([
      'email a@cliente.example adesao *',
      'email c@cliente.example adesao *',
      'email b@cliente.example contato',
      'email principal@cliente.example principal',
      `whatsapp ${celular} adesao *`,
      `whatsapp ${outro} contato`,
      `sms ${celular} adesao *`,
      `sms ${outro} contato`,
    ])
  })

  test('what is known against an address is said, and it is never ticked', async () => {
    const { destinos, cadastro, uc, suprimir } = await setup(open)
    await cadastro.contato(uc.id, 'email', 'bounced@cliente.example', { situacao: 'devolvido' })
    await cadastro.contato(uc.id, 'email', 'gone@cliente.example')
    await suprimir('gone@cliente.example')
    expect(brief(await destinos())).toEqual([
      'email bounced@cliente.example contato !',
      'email gone@cliente.example contato !',
      'email principal@cliente.example principal *',
    ])
  })
})

describeOnSqlite('GET /ucs/:id/destinos, the ways out', (open) => {
  test('says which channels can be used and why the others cannot', async () => {
    const { destinos, ativar, supervisor } = await setup(open)
    expect((await destinos()).canais).toEqual({
      email: { oferecido: true, motivo: null },
      whatsapp: { oferecido: false, motivo: expect.stringContaining('Channel') },
      sms: { oferecido: true, motivo: expect.stringContaining('não está configurado') },
    })
    await ativar('whatsapp', 'sms')
    expect((await destinos()).canais).toMatchObject({
      whatsapp: { oferecido: true, motivo: null },
      sms: { oferecido: true, motivo: null },
    })
    await supervisor('PUT', '/api/canais', { ...CANAL_SMPP, segredos: { senha: null } })
    expect((await destinos()).canais.sms.motivo).toContain('não está configurado')
  })

  test('the sender is the chosen account’s, or that of the configuration where it stands for all accounts or for none', async () => {
    const conta = {
      ...{ nome: 'Faturas', host: 'smtp.energia.example', porta: 587, seguranca: 'starttls', usuario: null },
      ...{ remetenteNome: 'Energia', remetenteEndereco: 'faturas@energia.example', responderPara: null },
      ...{ dominioRetorno: null, conexoes: 5, porMinuto: null, porMinutoProvedor: null, ativa: true },
    }
    const { destinos, supervisor } = await setup(open)
    const daConfiguracao = { nome: 'Ramal', endereco: 'faturas@ramal.example' }
    expect((await destinos()).remetente).toEqual(daConfiguracao)
    const { id } = (await supervisor('POST', '/api/contas-email', conta)).body
    await supervisor('PUT', '/api/parametros/financeiro.contaEmailFaturas', { valor: String(id) })
    expect((await destinos()).remetente).toEqual({ nome: 'Energia', endereco: 'faturas@energia.example' })
    const ambiente = await setup(open, { smtpUrl: 'smtp://localhost' })
    expect((await ambiente.destinos()).remetente).toEqual(daConfiguracao)
  })

  test('an unknown UC has none', async () => {
    const { supervisor } = await setup(open)
    expect((await supervisor('GET', '/api/ucs/999999/destinos')).status).toBe(404)
  })
})

describeOnSqlite('POST /ucs/:id/destinos/conferencias', (open) => {
  test('tells whether an address is the UC’s own or somebody else’s, and not whose', async () => {
    const { conferir, cadastro, aderir } = await setup(open)
    const vizinho = await cadastro.uc({
      titularId: await cadastro.consumidor({ nome: 'Vizinha de Tal', emailPrincipal: 'v@vizinha.example' }),
    })
    await cadastro.contato(vizinho.id, 'celular', outro)
    await aderir('meu@cliente.example')
    const known = async (meio: string, endereco: string) => (await conferir(meio, endereco)).body
    expect(await known('email', ' MEU@cliente.example')).toEqual({
      endereco: 'meu@cliente.example',
      noCadastro: true,
      deOutraPessoa: false,
      aviso: null,
    })
    const alheio = await known('email', 'v@vizinha.example')
    expect(alheio).toMatchObject({ noCadastro: false, deOutraPessoa: true })
    expect(JSON.stringify(alheio)).not.toContain('Vizinha')
    expect(await known('sms', '(34) 99876-5432')).toMatchObject({ endereco: outro, deOutraPessoa: true })
    expect(await known('email', 'novo@cliente.example')).toMatchObject({
      noCadastro: false,
      deOutraPessoa: false,
    })
  })

  test('says why an address may not be reached, by channel, and refuses what is none', async () => {
    const { conferir, suprimir } = await setup(open)
    await suprimir(celular, 'sms')
    expect((await conferir('sms', celular)).body.aviso).toMatch(/lista de supressão/)
    expect((await conferir('whatsapp', celular)).body.aviso).toBeNull()
    for (const [meio, endereco] of [
      ['email', 'ana@'],
      ['sms', '(34) 3232-1234'],
      ['whatsapp', 'x'],
    ] as const) {
      const answer = await conferir(meio, endereco)
      expect([answer.status, answer.body.campos[0].campo]).toEqual([422, 'endereco'])
    }
  })
})
