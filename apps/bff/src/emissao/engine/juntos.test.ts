import { createHash } from 'node:crypto'
import type { EventoDados } from '@ramal/shared/contracts/eventos.ts'
import { expect, test } from 'vitest'
import { createReceberRetorno } from '#emissao/retornos/receber.ts'
import { dsnPostfix, recibo } from '#emissao/retornos/testing/amostras.ts'
import { verpAddress } from '#emissao/retornos/verp.ts'
import { JANELA_DESFAZER_MS } from '#modules/disparos/desfazer.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { deriveKey } from '#secret-key.ts'
import { chave } from '#testing/app.ts'
import { describeEachEngine, describeOnSqlite, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { createCena, SEGREDO } from './testing/cena.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ana = 'ana@cliente.example'
const MESES = ['2026-09', '2026-10', '2026-11']

/** Three bills of a UC that an agent has asked to be sent to one address, and whose time to undo is over. */
async function setup(open: OpenTestDatabase, pedido: object = {}) {
  const cena = await createCena(await open())
  const uc = livro.uc(1)
  await cena.cadastrar(uc)
  await cena.importar(...MESES.map((mes) => ({ nome: `${mes}.xml`, conteudo: nf3eDe(uc, mes) })))
  const { tables } = cena.unitOfWork
  const faturas = await cena.unitOfWork.read((tx) =>
    tx.select().from(tables.faturas).orderBy(tables.faturas.id),
  )
  const agent = await cena.entrar('atendente')
  const ids = MESES.map((mes) => faturas.find(({ competencia }) => competencia === mes)!.id)
  const body = { faturaIds: ids, meio: 'email', enderecos: [ana], ...pedido }
  const answer = await agent('POST', '/api/disparos', body, chave())
  expect(answer.status).toBe(201)
  cena.relogio.advance(JANELA_DESFAZER_MS)
  const rows = async () => (await cena.disparos()).filter(({ finalidade }) => finalidade === 'segunda_via')
  const tries = async () => {
    const sent = new Set((await rows()).map(({ id }) => id))
    const all = (await cena.tentativas()).filter(({ disparoId }) => sent.has(disparoId))
    return all.map(({ disparoId, resultado }) => `${disparoId} ${resultado}`)
  }
  const states = async () => (await rows()).map(({ estado }) => estado)
  return { ...cena, agent, rows, states, tries }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describeEachEngine('bills that travel in one message', (open) => {
  test('wait together and are tried again together', async () => {
    const { motor, smtp, relogio, rows, states, tries } = await setup(open)
    const worker = motor()
    smtp.tratar(ana, { em: 'data', codigo: 451, texto: '4.3.2 Try later' })
    await worker.drain()
    expect(await states()).toEqual(['na_fila', 'na_fila', 'na_fila'])
    const [, ...others] = await rows()
    expect(others.map(({ proximaTentativaEm }) => proximaTentativaEm)).toEqual([null, null])
    smtp.tratar(ana, null)
    relogio.advance(MINUTE)
    expect(await worker.drain()).toBe(1)
    expect(await states()).toEqual(['aceito', 'aceito', 'aceito'])
    expect(await tries()).toHaveLength(6)
    expect(smtp.recebidas[0]!.attachments).toHaveLength(3)
  })

  test('of a worker that died go again together, and each lost attempt is on record', async () => {
    const { motor, smtp, relogio, states, tries } = await setup(open)
    let release = () => {}
    smtp.tratar(ana, { em: 'data', aceitaDepoisDe: new Promise<void>((resolve) => (release = resolve)) })
    const arrived = smtp.espera(1)
    const dying = motor().drain()
    await arrived
    smtp.tratar(ana, null)
    relogio.advance(90_000)
    expect(await motor().drain()).toBe(1)
    expect((await tries()).map((line) => line.split(' ')[1])).toEqual([
      ...['interrompido', 'interrompido', 'interrompido'],
      ...['aceito', 'aceito', 'aceito'],
    ])
    release()
    await dying
    expect(await states()).toEqual(['aceito', 'aceito', 'aceito'])
    expect(smtp.recebidas.map(({ attachments }) => attachments.length)).toEqual([3, 3])
    expect(smtp.recebidas[1]!.messageId).toBe(smtp.recebidas[0]!.messageId)
  })

  test('are returned together, with one suppression, and one that is sent again goes by itself', async () => {
    const { motor, smtp, supervisor, unitOfWork, rows, states } = await setup(open)
    smtp.tratar(ana, { em: 'rcpt', codigo: 550, texto: '5.1.1 No such user' })
    await motor().drain()
    expect(await states()).toEqual(['devolvido', 'devolvido', 'devolvido'])
    const { supressoes } = unitOfWork.tables
    const [supressao, ...more] = await unitOfWork.read((tx) => tx.select().from(supressoes))
    expect([supressao?.endereco, supressao?.meio, more]).toEqual([ana, 'email', []])
    smtp.tratar(ana, null)
    await supervisor('POST', `/api/supressoes/${supressao!.id}/levantamento`, { motivo: 'conferido' })
    const [lead, rider] = await rows()
    const again = await supervisor('POST', `/api/disparos/${rider!.id}/reenvio`, { motivo: 'pediu' })
    expect(again.status).toBe(200)
    await motor().drain()
    expect(await states()).toEqual(['devolvido', 'aceito', 'devolvido'])
    const [mail] = smtp.recebidas
    expect(mail!.attachments.map(({ filename }) => filename)).toEqual([expect.stringContaining(MESES[1]!)])
    expect(mail!.messageId).not.toBe(lead!.messageId)
    expect((await rows())[1]).toMatchObject({ messageId: mail!.messageId, juntoComId: null })
  })
})

describeOnSqlite('a message of several bills', (open) => {
  test('has a PDF of each in the order of their months, and each has its proof', async () => {
    const { motor, smtp, rows, tries } = await setup(open)
    expect(await motor().drain()).toBe(1)
    expect(smtp.recebidas).toHaveLength(1)
    const [mail] = smtp.recebidas
    const uc = livro.uc(1).numero
    expect(mail!.attachments.map(({ filename }) => filename)).toEqual(
      MESES.map((mes) => `fatura-${mes}-${uc}.pdf`),
    )
    expect(mail!.subject).toMatch(/^3 faturas de energia - UC [\d.-]+ - total R\$/)
    const [lead, ...others] = await rows()
    for (const row of [lead!, ...others]) {
      expect(row).toMatchObject({ estado: 'aceito', tentativas: 1, reservadoPor: null, reservadoAte: null })
      expect(row.messageId).toBe(mail!.messageId)
      expect(row.versaoMensagem).toMatch(/^segunda_via-varias-/)
    }
    const hashes = mail!.attachments.map(({ content }) => sha256(content))
    expect([lead!, ...others].map(({ documentoHash }) => documentoHash)).toEqual(hashes)
    expect(await tries()).toEqual([lead!, ...others].map(({ id }) => `${id} aceito`))
  })

  test('is read as a whole when its receipt comes back', async () => {
    const { motor, relogio, unitOfWork, smtp, rows, states } = await setup(open)
    await motor().drain()
    const chaveVerp = deriveKey(SEGREDO, 'verp')
    const receber = createReceberRetorno({ unitOfWork, relogio, chaveVerp })
    const { messageId } = smtp.recebidas[0]!
    expect(await receber(recibo('manual-action/MDN-sent-manually; displayed', messageId!, ana))).toBe(
      'gravado',
    )
    expect(await states()).toEqual(['lido', 'lido', 'lido'])
    const { eventos } = unitOfWork.tables
    const all = await unitOfWork.read((tx) => tx.select().from(eventos))
    const told = all.map(({ dados }) => dados as EventoDados).filter(({ tipo }) => tipo === 'disparo.retorno')
    expect(told).toMatchObject((await rows()).map(({ id }) => ({ disparoId: id, acao: 'displayed' })))
  })

  test('is the lead of those that are left when one is cancelled', async () => {
    const { motor, smtp, supervisor, rows, states } = await setup(open)
    const [lead, second] = await rows()
    const motivo = { motivo: 'a pedido' }
    await supervisor('POST', `/api/disparos/${lead!.id}/cancelamento`, motivo)
    await motor().drain()
    expect(await states()).toEqual(['cancelado', 'aceito', 'aceito'])
    expect(smtp.recebidas[0]!.attachments).toHaveLength(2)
    expect(smtp.recebidas[0]!.messageId).toContain(`<disparo.${second!.id}.`)
  })

  test('goes without the one that was cancelled, in the words of a single bill where one is left', async () => {
    const { motor, smtp, supervisor, rows, states } = await setup(open)
    const [, second, third] = await rows()
    for (const { id } of [second!, third!]) {
      await supervisor('POST', `/api/disparos/${id}/cancelamento`, { motivo: 'a pedido' })
    }
    await motor().drain()
    expect(await states()).toEqual(['aceito', 'cancelado', 'cancelado'])
    expect(smtp.recebidas[0]!.subject).toMatch(/^2ª via da fatura de energia 09\/2026/)
  })

  test('does not leave for a suppressed address, none of it', async () => {
    const { motor, smtp, relogio, unitOfWork, rows, states } = await setup(open)
    const { suprimir } = createSupressoes(unitOfWork.tables)
    const nova = { endereco: ana, motivo: 'manual', evidencia: 'pediu', agora: relogio.agora() } as const
    await unitOfWork.transaction((tx) => suprimir(tx, nova))
    await motor().drain()
    expect(await states()).toEqual(['suprimido', 'suprimido', 'suprimido'])
    expect((await rows()).map(({ ultimoErro }) => ultimoErro)).toEqual(
      Array.from({ length: 3 }, () => 'Endereço suprimido: pediu'),
    )
    expect(smtp.tentadas).toEqual([])
  })

  test('is given up as a whole when its time is up', async () => {
    const { motor, relogio, states } = await setup(open)
    relogio.advance(73 * HOUR)
    expect(await motor().expire()).toBe(3)
    expect(await states()).toEqual(['falhou', 'falhou', 'falhou'])
  })

  test('goes back to the queue as a whole from a worker that is told to stop', async () => {
    const { motor, states, rows, tries } = await setup(open)
    const worker = motor()
    worker.stop()
    await worker.drain()
    expect(await states()).toEqual(['na_fila', 'na_fila', 'na_fila'])
    expect(await tries()).toEqual([])
    await motor().drain()
    expect((await rows()).map(({ estado, tentativas }) => [estado, tentativas])).toEqual(
      Array.from({ length: 3 }, () => ['aceito', 1]),
    )
  })

  test('keeps its hold on all of them for as long as it is under way', async () => {
    const { motor, smtp, relogio, rows } = await setup(open)
    let release = () => {}
    smtp.tratar(ana, { em: 'data', aceitaDepoisDe: new Promise<void>((resolve) => (release = resolve)) })
    const arrived = smtp.espera(1)
    const slow = motor({ renovacaoMs: 5 }).drain()
    await arrived
    relogio.advance(MINUTE)
    const lease = relogio.agora().getTime() + 90_000
    const leases = async () => (await rows()).map(({ reservadoAte }) => reservadoAte?.getTime())
    await expect.poll(leases).toEqual([lease, lease, lease])
    release()
    await slow
  })

  test('says first what a person wrote, as text, under the subject they gave', async () => {
    const recado = 'Olá & bom dia.\n<b>Segue</b> $& como pediu.'
    const { motor, smtp } = await setup(open, { assunto: 'Contas de que falamos', recado })
    await motor().drain()
    const [mail] = smtp.recebidas
    expect(mail!.subject).toBe('Contas de que falamos')
    expect(mail!.text).toMatch(/^Olá & bom dia\.\n<b>Segue<\/b> \$& como pediu\.\n\n/)
    const html = String(mail!.html)
    const words = 'Olá &amp; bom dia.<br>&lt;b&gt;Segue&lt;/b&gt; $&amp; como pediu.'
    expect(html.indexOf(words)).toBeGreaterThan(html.indexOf('<body'))
    expect(html.indexOf(words)).toBeLessThan(html.indexOf('<h1'))
  })

  test('carries the slips where only these were asked for', async () => {
    const { motor, smtp, rows } = await setup(open, { conteudo: 'barra' })
    await motor().drain()
    const [mail] = smtp.recebidas
    expect(mail!.subject).toMatch(/^3 barras de pagamento/)
    expect(mail!.attachments.map(({ filename }) => filename?.slice(0, 13))).toEqual(
      MESES.map((mes) => `barra-${mes}`),
    )
    expect((await rows()).map(({ versaoModelo }) => versaoModelo)).toEqual(['barra-1', 'barra-1', 'barra-1'])
  })
})

describeOnSqlite('a bounce of a message of several bills', (open) => {
  test('by the envelope it was sent from marks the address once', async () => {
    const { motor, relogio, unitOfWork, conta, parametro, smtp, rows, states } = await setup(open)
    const { contasEmail, contatos } = unitOfWork.tables
    const contaId = await conta(Number(new URL(smtp.url).port))
    await unitOfWork.transaction((tx) => tx.update(contasEmail).set({ dominioRetorno: 'retornos.example' }))
    await parametro('financeiro.contaEmailFaturas', String(contaId))
    await motor({ contas: { fixa: null } }).drain()
    const chaveVerp = deriveKey(SEGREDO, 'verp')
    const receber = createReceberRetorno({ unitOfWork, relogio, chaveVerp })
    const [lead] = await rows()
    const para = verpAddress(lead!.id, 'retornos.example', chaveVerp)
    await receber(dsnPostfix({ final: ana, original: ana }), { rcptTo: [para] })
    expect(await states()).toEqual(['devolvido', 'devolvido', 'devolvido'])
    const marked = await unitOfWork.read((tx) => tx.select().from(contatos))
    expect(marked).toMatchObject([{ tipo: 'email', valor: ana, situacao: 'devolvido' }])
  })
})
