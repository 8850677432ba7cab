import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { livro, multipart, nf3eDe } from './testing/nf3e.ts'
import { zip } from './testing/zip.ts'

const uc1 = livro.uc(1)

describeEachEngine('uploads to POST /faturas/importacoes', (open) => {
  const setup = async () => createCena(await open())
  const faturas = (cena: Awaited<ReturnType<typeof setup>>) =>
    cena.unitOfWork.read((tx) => tx.select().from(cena.unitOfWork.tables.faturas))

  test('an agent may not import, and a request without files is refused', async () => {
    const cena = await setup()
    const { body, headers } = multipart([{ nome: 'a.xml', conteudo: nf3eDe(uc1) }])
    const agent = await cena.entrar('atendente')
    expect((await agent('POST', '/api/faturas/importacoes', body, headers)).status).toBe(403)
    const none = multipart([])
    const empty = await cena.supervisor('POST', '/api/faturas/importacoes', none.body, none.headers)
    expect([empty.status, empty.body.codigo]).toEqual([422, 'arquivo_invalido'])
    expect((await cena.supervisor('POST', '/api/faturas/importacoes', { a: 1 })).status).toBe(422)
  })

  test('a request that breaks off imports nothing', async () => {
    const cena = await setup()
    await cena.cadastrar(uc1)
    const { body, headers } = multipart([
      { nome: 'a.xml', conteudo: nf3eDe(uc1) },
      { nome: 'b.xml', conteudo: nf3eDe(uc1, '2026-10') },
    ])
    for (const size of [body.length - 4, body.length - 2000, 300, 40]) {
      const answer = await cena.supervisor(
        'POST',
        '/api/faturas/importacoes',
        body.subarray(0, size),
        headers,
      )
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    }
    expect(await faturas(cena)).toEqual([])
  })

  test('no upload, however damaged, gets a 5xx or leaves a bill without its document', async () => {
    const cena = await setup()
    await cena.cadastrar(uc1)
    const xml = Buffer.from(nf3eDe(uc1))
    const packed = zip([{ nome: 'a.xml', conteudo: xml }])
    const damaged = (source: Buffer) =>
      fc
        .tuple(
          fc.nat(source.length - 1),
          fc.uint8Array({ minLength: 1, maxLength: 40 }),
          fc.nat(source.length),
        )
        .map(([at, noise, end]) => {
          const copy = Buffer.concat([source, noise])
          copy.set(noise, at)
          return copy.subarray(0, Math.max(end, at))
        })
    const file = fc.oneof(fc.uint8Array({ maxLength: 300 }).map(Buffer.from), damaged(xml), damaged(packed))
    const { faturaXmls } = cena.unitOfWork.tables
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (files) => {
        const answer = await cena.importar(...files.map((conteudo, i) => ({ nome: `${i}.bin`, conteudo })))
        expect(answer.status).toBe(200)
        const { recebidos, novos, repetidos, atualizados, recusados } = answer.body
        expect(novos + repetidos + atualizados + recusados).toBe(recebidos)
        const documents = await cena.unitOfWork.read((tx) => tx.$count(faturaXmls))
        expect(documents).toBe((await faturas(cena)).length)
      }),
      { numRuns: 25 },
    )
  })
})
