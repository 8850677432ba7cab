import { createHash } from 'node:crypto'
import { formatLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import { expect, onTestFinished, test } from 'vitest'
import { canalKannel, canalSmpp } from '#emissao/channels/sms/testing/cena.ts'
import { startServidorGraph } from '#emissao/channels/testing/servidor-graph.ts'
import { startServidorKannel } from '#emissao/channels/testing/servidor-kannel.ts'
import { startServidorSmpp } from '#emissao/channels/testing/servidor-smpp.ts'
import { lerReferencia } from '#emissao/retornos/referencia.ts'
import type { CanalSms, CanalWhatsapp } from '#modules/canais/canal-de-envio.ts'
import { JANELA_DESFAZER_MS } from '#modules/disparos/desfazer.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { deriveKey } from '#secret-key.ts'
import { chave } from '#testing/app.ts'
import { describeEachEngine, describeOnSqlite, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { createEsquecerPessoas } from './saida/pessoas.ts'
import { createCena, SEGREDO, type Cena } from './testing/cena.ts'

const HOUR = 3_600_000
const erroDa = (code: number) => ({ erro: { status: 400, code, message: `(#${code}) refused` } })
const celular = '+5534991234567'

/** The WhatsApp of a distributor, behind a server that speaks as Meta's does. */
async function startWhatsapp(changes: Partial<CanalWhatsapp['ajustes']> = {}) {
  const servidor = await startServidorGraph({
    token: 'EAAB-token',
    numeroId: '106540352242922',
    modelos: {
      fatura: { idioma: 'pt_BR', documento: true, parametros: 2 },
      barra: { idioma: 'pt_BR', documento: false, parametros: 1 },
    },
  })
  onTestFinished(() => servidor.close())
  const canal: CanalWhatsapp = {
    meio: 'whatsapp',
    versao: '1',
    token: 'EAAB-token',
    ajustes: {
      baseUrl: servidor.url,
      versaoApi: 'v23.0',
      numeroId: '106540352242922',
      modeloFatura: { nome: 'fatura', idioma: 'pt_BR', variaveis: ['competencia', 'valor'] },
      modeloBarra: { nome: 'barra', idioma: 'pt_BR', variaveis: ['linha_digitavel'] },
      conexoes: 3,
      porMinuto: 60_000,
      segundosPorDestinatario: 6,
      pessoasPor24h: null,
      ...changes,
    },
  }
  return { servidor, canal }
}

/** UCs of different people that adhered with these numbers, and a bill of each just imported. */
async function setup(
  open: OpenTestDatabase,
  celulares: readonly string[] = [celular],
  changes: Partial<CanalWhatsapp['ajustes']> = {},
) {
  const cena = await createCena(await open())
  const { servidor, canal } = await startWhatsapp(changes)
  await cena.parametro('canais.whatsapp.channelContratado', true)
  const people = new Map(
    Array.from({ length: 40 }, (_, i) => livro.uc(i)).map((uc) => [uc.titular.documento, uc]),
  )
  const ucs = [...people.values()].slice(0, celulares.length)
  const adesoes = []
  for (const [index, uc] of ucs.entries()) {
    adesoes.push(await cena.aderir(await cena.cadastrar(uc), [celulares[index]!]))
  }
  const importar = (mes: string) =>
    cena.importar(...ucs.map((uc, i) => ({ nome: `${mes}-${i}.xml`, conteudo: nf3eDe(uc, mes) })))
  await importar('2026-11')
  const motor = cena.motor({ contas: { lerCanais: async () => [canal] } })
  return { cena, servidor, canal, motor, importar, adesoes }
}

const states = async (cena: Cena) => (await cena.disparos()).map(({ meio, estado }) => `${meio} ${estado}`)
const saida = async ({ unitOfWork }: Cena, chave: string) => {
  const rows = await unitOfWork.read((tx) => tx.select().from(unitOfWork.tables.saidas))
  return rows.find((row) => row.chave === chave)
}

describeEachEngine('a bill by WhatsApp', (open) => {
  test('is the document that was frozen, under a reference of its disparo', async () => {
    const { cena, servidor, motor } = await setup(open)
    expect(await motor.drain()).toBe(1)
    const [disparo] = await cena.disparos()
    const [mensagem] = servidor.mensagens
    expect(mensagem).toMatchObject({ para: celular.slice(1), modelo: 'fatura' })
    expect(mensagem!.parametros[0]).toBe('11/2026')
    expect(lerReferencia(mensagem!.referencia!, deriveKey(SEGREDO, 'recibos'))).toBe(disparo!.id)
    const hash = createHash('sha256').update(mensagem!.documento!.pdf).digest('hex')
    expect(disparo).toMatchObject({
      estado: 'aceito',
      externoId: mensagem!.id,
      messageId: null,
      documentoHash: hash,
      versaoMensagem: 'whatsapp-fatura-pt_BR',
    })
    expect(await cena.tentativas()).toMatchObject([{ resultado: 'aceito', contaEmailId: null }])
  })
})

describeOnSqlite('a bill by WhatsApp that does not arrive', (open) => {
  test('for a number that has none is returned, its contact is marked and the bill printed', async () => {
    const { cena, servidor, motor } = await setup(open)
    servidor.tratar(celular, erroDa(131026))
    await motor.drain()
    expect(await states(cena)).toEqual(['whatsapp devolvido', 'impressao na_fila'])
    const { supressoes, contatos } = cena.unitOfWork.tables
    const [found, marked] = await cena.unitOfWork.read(async (tx) => [
      await tx.select().from(supressoes),
      await tx.select().from(contatos),
    ])
    expect(found).toMatchObject([{ meio: 'whatsapp', endereco: celular, motivo: 'endereco_invalido' }])
    expect(marked).toMatchObject([{ tipo: 'celular', valor: celular, situacao: 'devolvido' }])
  })

  test('for who wants none there has the destinatário leave, and means paper', async () => {
    const { cena, servidor, motor } = await setup(open)
    servidor.tratar(celular, erroDa(131050))
    await motor.drain()
    expect(await states(cena)).toEqual(['whatsapp falhou', 'impressao na_fila'])
    const { supressoes, destinatarios } = cena.unitOfWork.tables
    const [found, left] = await cena.unitOfWork.read(async (tx) => [
      await tx.select().from(supressoes),
      await tx.select().from(destinatarios),
    ])
    expect(found).toMatchObject([{ meio: 'whatsapp', motivo: 'reclamacao' }])
    expect(left[0]?.removidoEm).not.toBeNull()
  })

  test('waits while the channel is not there, and is printed when its time is up', async () => {
    const { cena, servidor } = await setup(open)
    const motor = cena.motor()
    expect(await motor.drain()).toBe(0)
    expect(await states(cena)).toEqual(['whatsapp na_fila'])
    cena.relogio.advance(73 * HOUR)
    await motor.expire()
    expect(await states(cena)).toEqual(['whatsapp falhou', 'impressao na_fila'])
    expect(servidor.mensagens).toEqual([])
  })
})

describeOnSqlite('WhatsApp as a way out', (open) => {
  test('is closed once the contract has ended', async () => {
    const { cena, motor, servidor } = await setup(open)
    await cena.parametro('canais.whatsapp.channelContratado', false)
    expect(await motor.drain()).toBe(0)
    expect(servidor.mensagens).toEqual([])
  })

  test('that refuses us stops after a few and shows as such, while the bills wait', async () => {
    const celulares = Array.from({ length: 12 }, (_, i) => `+55349912345${10 + i}`)
    const { cena, servidor, motor } = await setup(open, celulares)
    for (const numero of celulares) servidor.tratar(numero, erroDa(132015))
    await motor.drain()
    expect(new Set(await states(cena))).toEqual(new Set(['whatsapp na_fila']))
    expect(await saida(cena, 'conta:whatsapp')).toMatchObject({ vezesAberta: 1 })
    expect((await cena.tentativas()).length).toBeLessThanOrEqual(7)
    const { itens } = (await cena.supervisor('GET', '/api/saidas')).body
    expect(itens).toMatchObject([{ tipo: 'conta', nome: 'WhatsApp', chave: 'conta:whatsapp' }])
  })

  test('gives one person a message each six seconds', async () => {
    const { cena, servidor, motor, importar } = await setup(open)
    await importar('2026-10')
    await motor.drain()
    expect(servidor.mensagens).toHaveLength(1)
    cena.relogio.advance(5999)
    await motor.drain()
    expect(servidor.mensagens).toHaveLength(1)
    cena.relogio.advance(1)
    await motor.drain()
    expect(servidor.mensagens).toHaveLength(2)
  })

  test('goes to no more new people in a day than the tier allows, and again to those of the day', async () => {
    const celulares = Array.from({ length: 5 }, (_, i) => `+5534991234${560 + i}`)
    const { cena, servidor, motor, importar } = await setup(open, celulares, { pessoasPor24h: 2 })
    await motor.drain()
    const first = servidor.mensagens.map(({ para }) => para)
    expect(first).toHaveLength(2)
    await importar('2026-10')
    cena.relogio.advance(HOUR)
    await motor.drain()
    expect(
      servidor.mensagens
        .slice(2)
        .map(({ para }) => para)
        .toSorted(),
    ).toEqual(first.toSorted())
    cena.relogio.advance(24 * HOUR)
    await motor.drain()
    expect(new Set(servidor.mensagens.map(({ para }) => para)).size).toBe(4)
    // Those of the first day are counted no more, and go.
    cena.relogio.advance(2 * HOUR)
    expect(await createEsquecerPessoas(cena.unitOfWork, cena.relogio)()).toBe(2)
  })
})

describeOnSqlite('the barra by SMS', (open) => {
  /** A UC with a bill whose barra an agent has asked to be sent to a number. */
  async function askForBarra(canal: CanalSms) {
    const cena = await createCena(await open())
    const { faturas } = cena.unitOfWork.tables
    const { ajustes, senha } = canal
    await cena.supervisor('PUT', '/api/canais', { canal: 'sms', ativo: true, ajustes, segredos: { senha } })
    const uc = livro.uc(1)
    await cena.cadastrar(uc)
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc) })
    const [fatura] = await cena.unitOfWork.read((tx) => tx.select().from(faturas))
    const agent = await cena.entrar('atendente')
    const body = { faturaIds: [fatura!.id], meio: 'sms', conteudo: 'barra', enderecos: [celular] }
    expect((await agent('POST', '/api/disparos', body, chave())).status).toBe(201)
    cena.relogio.advance(JANELA_DESFAZER_MS)
    await cena.motor({ contas: { lerCanais: async () => [canal] } }).drain()
    const disparo = (await cena.disparos()).find(({ meio }) => meio === 'sms')
    return { disparo, linha: formatLinhaDigitavel(fatura!.linhaDigitavel!) }
  }

  test('over SMPP says how to pay, under the id of the SMSC', async () => {
    const servidor = await startServidorSmpp()
    onTestFinished(() => servidor.close())
    const { disparo, linha } = await askForBarra(canalSmpp(servidor.porta))
    const [sms] = servidor.recebidas
    expect(sms?.para).toBe(celular.slice(1))
    expect(sms?.texto).toContain(linha)
    expect(disparo).toMatchObject({
      estado: 'aceito',
      versaoMensagem: 'sms-barra',
      externoId: expect.any(String),
    })
  })

  test('over Kannel says the same, and asks for receipts of its disparo', async () => {
    const servidor = await startServidorKannel()
    onTestFinished(() => servidor.close())
    const { disparo, linha } = await askForBarra(canalKannel(servidor.url))
    const [sms] = servidor.recebidas
    expect(sms?.texto).toContain(linha)
    const [, token = ''] = /recibos\/([\w-]+)/.exec(sms?.campos['dlr-url'] ?? '') ?? []
    expect(lerReferencia(token, deriveKey(SEGREDO, 'recibos'))).toBe(disparo?.id)
    expect(disparo?.estado).toBe('aceito')
  })
})
