import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import { livro, multipart, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { chave, createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createLoteRepository } from './repository.ts'
import { createReservaRepository } from './reserva-repository.ts'

const LOTES = '/api/lotes-impressao'

/** A server over this database and folder, with somebody who runs the print shop. */
async function serve(unitOfWork: UnitOfWork, dataDir: string) {
  const api = await createTestApp(unitOfWork, { config: { dataDir } })
  onTestFinished(() => api.app.close())
  const supervisor = await api.entrar('supervisor')
  const { disparos, faturas } = unitOfWork.tables
  return {
    ...api,
    supervisor,
    lote: async (id: number) => (await supervisor('GET', `${LOTES}/${id}`)).body,
    montar: (body: object = {}, key = chave()) => supervisor('POST', LOTES, body, key),
    act: (id: number, ato: string) => supervisor('POST', `${LOTES}/${id}/${ato}`, undefined, chave()),
    esperando: async () => (await supervisor('GET', LOTES)).body.esperando,
    pronto: (id: number) =>
      expect
        .poll(async () => (await supervisor('GET', `${LOTES}/${id}`)).body.estado, { interval: 10 })
        .toBe('pronto'),
    linhas: async (id: number) => {
      const csv: string = (await supervisor('GET', `${LOTES}/${id}/manifesto`)).body.toString()
      return csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((linha) => linha.split(';'))
    },
    states: () =>
      unitOfWork.read((tx) =>
        tx
          .select({ estado: disparos.estado, loteId: disparos.loteId, chave: faturas.chave })
          .from(disparos)
          .innerJoin(faturas, eq(faturas.id, disparos.faturaId))
          .orderBy(disparos.id),
      ),
  }
}

describeEachEngine('print lots', (open) => {
  /** Bills of customers that have not adhered, waiting for paper. */
  async function setup(bills = 3, query = '') {
    const unitOfWork = await open()
    const dataDir = await mkdtemp(join(tmpdir(), 'ramal-lotes-'))
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    const server = await serve(unitOfWork, dataDir)
    await server.supervisor('PUT', '/api/parametros/importacao.criarUcDesconhecida', { valor: true })
    const importar = async (first: number, count: number) => {
      const partes = Array.from({ length: count }, (_, index) => ({
        nome: `${index}.xml`,
        conteudo: nf3eDe(livro.uc(first + index)),
      }))
      const { body, headers } = multipart(partes)
      await server.supervisor('POST', `/api/faturas/importacoes${query}`, body, headers)
    }
    await importar(1, bills)
    return { ...server, unitOfWork, dataDir, importar, restart: () => serve(unitOfWork, dataDir) }
  }

  test('all that waits goes into one PDF, by route, CEP and UC, with a manifest that tells each place', async () => {
    const { montar, pronto, lote, linhas, supervisor, esperando, states } = await setup(5)
    expect(await esperando()).toEqual({ total: 5, mais: false })
    const { status, body } = await montar()
    expect([status, body.estado, body.faturas]).toEqual([201, 'montando', 5])
    await pronto(body.id)
    expect(await esperando()).toEqual({ total: 0, mais: false })
    expect((await states()).every(({ estado, loteId }) => estado === 'enviando' && loteId === body.id)).toBe(
      true,
    )
    const manifesto = await linhas(body.id)
    const order = manifesto.map(([, uc, , , cep, roteiro]) => ({ uc, cep, roteiro }))
    const numeric = new Intl.Collator('pt-BR', { numeric: true })
    const sorted = order.toSorted(
      (a, b) =>
        numeric.compare(a.roteiro!, b.roteiro!) ||
        numeric.compare(a.cep!, b.cep!) ||
        numeric.compare(a.uc!, b.uc!),
    )
    expect(order).toEqual(sorted)
    expect(manifesto.map(([sequencia]) => sequencia)).toEqual(['1', '2', '3', '4', '5'])
    const download = await supervisor('GET', `${LOTES}/${body.id}/pdf`)
    expect(download.headers['content-disposition']).toBe(`attachment; filename="lote-${body.id}.pdf"`)
    const pdf = openPdf(download.body)
    expect([pdf.pages, pdf.repaired]).toEqual([(await lote(body.id)).paginas, false])
    for (const [, uc, , , , , primeira] of manifesto) {
      expect(pdf.text(Number(primeira) - 1).replace(/\D/g, '')).toContain(uc)
    }
    expect(await lote(body.id)).toMatchObject({
      baixadoEm: expect.any(String),
      tamanho: download.body.length,
    })
  })

  test('printed on both sides, each bill begins on a front page', async () => {
    const { montar, pronto, linhas } = await setup(3)
    const { id } = (await montar({ frenteVerso: true })).body
    await pronto(id)
    expect((await linhas(id)).map(([, , , , , , primeira]) => Number(primeira) % 2)).toEqual([1, 1, 1])
  })

  test('a bill printed in the field never enters, and with nothing waiting there is no lot', async () => {
    const { montar, esperando, supervisor } = await setup(2, '?jaImpressa=true')
    expect((await esperando()).total).toBe(0)
    expect((await montar()).body.codigo).toBe('estado_invalido')
    expect((await supervisor('GET', LOTES)).body.itens).toEqual([])
  })

  test('a 2ª via that was asked for on paper enters, also of a bill printed in the field, marked as such', async () => {
    const { entrar, unitOfWork, relogio, montar, pronto, supervisor, linhas } = await setup(
      1,
      '?jaImpressa=true',
    )
    const { faturas } = unitOfWork.tables
    const [fatura] = await unitOfWork.read((tx) => tx.select({ id: faturas.id }).from(faturas))
    const agent = await entrar('atendente')
    const papel = { faturaIds: [fatura!.id], meio: 'impressao', impressao: 'lote' }
    await agent('POST', '/api/disparos', papel, chave())
    await agent('POST', '/api/disparos', { ...papel, conteudo: 'barra' }, chave())
    relogio.advance(10_000)
    const { id } = (await montar()).body
    await pronto(id)
    expect(await linhas(id)).toHaveLength(2)
    const pdf = openPdf((await supervisor('GET', `${LOTES}/${id}/pdf`)).body)
    const pages = Array.from({ length: pdf.pages }, (_, page) => pdf.text(page))
    expect(pages[0]).toMatch(/2ª via/i)
    expect(pages.at(-1)).toContain('PAGAMENTO DA FATURA')
  })

  test('a lot takes no more than asked, of the competência asked, those that have waited longest first', async () => {
    const { montar, linhas, pronto, importar, relogio, esperando, states } = await setup(2)
    const waitedLongest = new Set((await states()).map(({ chave: key }) => key))
    relogio.advance(1000)
    await importar(10, 2)
    expect((await montar({ competencia: '2020-01' })).body.codigo).toBe('estado_invalido')
    const { id } = (await montar({ maximo: 2, competencia: '2026-11' })).body
    await pronto(id)
    expect(new Set((await linhas(id)).map(([, , key]) => key))).toEqual(waitedLongest)
    expect((await esperando()).total).toBe(2)
  })

  test('a repeat of the request makes no second lot, and two at once never share a bill', async () => {
    const { montar, states, supervisor } = await setup(6)
    const key = chave()
    const [one, same, other] = await Promise.all([
      montar({ maximo: 3 }, key),
      montar({ maximo: 3 }, key),
      montar(),
    ])
    expect(same.body.id).toBe(one.body.id)
    const lots = (await supervisor('GET', LOTES)).body.itens
    const taken = await states()
    expect(taken).toHaveLength(6)
    expect(lots.reduce((sum: number, { faturas }: { faturas: number }) => sum + faturas, 0)).toBe(
      taken.filter(({ loteId }) => loteId !== null).length,
    )
    // Whoever comes second may find nothing left.
    expect(lots.length).toBe([one, other].filter(({ status }) => status === 201).length)
  })

  test('marked as printed its bills are accepted once, each with its attempt, and it changes no more', async () => {
    const { montar, pronto, act, states, unitOfWork, lote } = await setup(3)
    const { id } = (await montar()).body
    await pronto(id)
    expect((await act(id, 'impressao')).body).toMatchObject({
      estado: 'impresso',
      impressoPor: 'Sérgio Supervisor',
    })
    expect((await act(id, 'impressao')).status).toBe(200)
    expect((await states()).map(({ estado }) => estado)).toEqual(['aceito', 'aceito', 'aceito'])
    const { tentativas } = unitOfWork.tables
    const attempts = await unitOfWork.read((tx) => tx.select().from(tentativas))
    expect(attempts.map(({ resultado, resposta }) => [resultado, resposta])).toEqual(
      Array.from({ length: 3 }, () => ['aceito', `Impresso no lote ${id}.`]),
    )
    expect((await act(id, 'desfazer')).body.codigo).toBe('estado_invalido')
    expect((await lote(id)).estado).toBe('impresso')
  })

  test('undone its bills wait again and its file is gone; printed it cannot be any more', async () => {
    const { montar, pronto, act, states, supervisor, esperando, dataDir } = await setup(3)
    const { id } = (await montar()).body
    await pronto(id)
    expect((await act(id, 'desfazer')).body.estado).toBe('desfeito')
    expect((await states()).every(({ estado, loteId }) => estado === 'na_fila' && loteId === null)).toBe(true)
    expect((await esperando()).total).toBe(3)
    expect((await supervisor('GET', `${LOTES}/${id}/pdf`)).status).toBe(404)
    expect(await readdir(join(dataDir, 'lotes'))).toEqual([])
    expect((await act(id, 'impressao')).body.codigo).toBe('estado_invalido')
    expect((await montar()).body.faturas).toBe(3)
  })

  test('undone it gives back no bill that was cancelled meanwhile', async () => {
    const { montar, pronto, act, states, unitOfWork, relogio } = await setup(2)
    const { id } = (await montar()).body
    await pronto(id)
    const { faturas } = unitOfWork.tables
    await unitOfWork.transaction(async (tx) => {
      const [first] = await tx.select({ id: faturas.id }).from(faturas)
      await tx.update(faturas).set({ canceladaEm: relogio.agora() }).where(eq(faturas.id, first!.id))
    })
    await act(id, 'desfazer')
    expect((await states()).map(({ estado }) => estado).toSorted()).toEqual(['cancelado', 'na_fila'])
  })

  test('undone while it is being put together, nothing of it stays', async () => {
    const { montar, act, states, dataDir, app } = await setup(4)
    const { id } = (await montar()).body
    expect((await act(id, 'desfazer')).body.estado).toBe('desfeito')
    await app.close()
    expect(await readdir(join(dataDir, 'lotes'))).toEqual([])
    expect((await states()).every(({ estado, loteId }) => estado === 'na_fila' && loteId === null)).toBe(true)
  })

  test('a lot that a crash cut short is put together at the next start', async () => {
    const { unitOfWork, dataDir, restart, relogio, linhas } = await setup(3)
    const agora = relogio.agora()
    const id = await unitOfWork.transaction(async (tx) => {
      const lotes = createLoteRepository(unitOfWork.tables)
      const loteId = await lotes.create(tx, { criadoEm: agora, criadoPor: null, frenteVerso: false })
      const reservas = createReservaRepository(unitOfWork.tables)
      await reservas.reserve(tx, { loteId, competencia: null, maximo: 10, agora })
      return loteId
    })
    await mkdir(join(dataDir, 'lotes'))
    await writeFile(join(dataDir, 'lotes', `${id}.pdf.parte`), 'what was written of it before the power went')
    const next = await restart()
    await next.pronto(id)
    expect(await linhas(id)).toHaveLength(3)
    expect((await readdir(join(dataDir, 'lotes'))).toSorted()).toEqual([`${id}.csv`, `${id}.pdf`])
  })

  test.each(['impresso', 'desfeito'] as const)(
    'what follows from a lot being %s is ended at the next start',
    async (estado) => {
      const { montar, pronto, unitOfWork, restart, states } = await setup(3)
      const { id } = (await montar()).body
      await pronto(id)
      const { lotesImpressao } = unitOfWork.tables
      await unitOfWork.transaction(async (tx) => {
        await tx.update(lotesImpressao).set({ estado, impressoEm: new Date('2026-11-21T15:00:00Z') })
      })
      await restart()
      const expected = estado === 'impresso' ? 'aceito' : 'na_fila'
      expect(new Set((await states()).map((row) => row.estado))).toEqual(new Set([expected]))
    },
  )

  test('one damaged document leaves the lot and is shown as failed; the others are printed', async () => {
    const { montar, pronto, unitOfWork, states, lote, linhas } = await setup(3)
    const { faturaXmls, faturas } = unitOfWork.tables
    const [first] = await unitOfWork.read((tx) =>
      tx.select({ id: faturas.id }).from(faturas).orderBy(faturas.id),
    )
    await unitOfWork.transaction(async (tx) => {
      const damaged = { fatos: null, xmlDeflate: new Uint8Array([1, 2, 3]) }
      await tx.update(faturaXmls).set(damaged).where(eq(faturaXmls.faturaId, first!.id))
    })
    const { id } = (await montar()).body
    await pronto(id)
    expect((await states()).map(({ estado }) => estado)).toEqual(['falhou', 'enviando', 'enviando'])
    expect((await lote(id)).faturas).toBe(2)
    expect(await linhas(id)).toHaveLength(2)
  })

  test('a folder that cannot be written is said, and the bills are not lost', async () => {
    const { montar, lote, act, dataDir, esperando } = await setup(2)
    await writeFile(join(dataDir, 'lotes'), 'a file where the folder should be')
    const { id } = (await montar()).body
    await expect.poll(async () => (await lote(id)).erro, { interval: 10 }).toMatch(/não pôde ser gravado/)
    await act(id, 'desfazer')
    expect((await esperando()).total).toBe(2)
  })

  test('only who supervises has to do with lots', async () => {
    const { entrar } = await setup(0)
    const agent = await entrar('atendente')
    expect((await agent('GET', LOTES)).status).toBe(403)
    expect((await agent('POST', LOTES, {})).status).toBe(403)
  })
})
