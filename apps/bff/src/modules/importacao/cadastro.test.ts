import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import type { Coluna } from './cadastro-colunas.ts'
import { livro, multipart } from './testing/nf3e.ts'

const uc1 = livro.uc(1)
const HEADER = 'numero;numero_anterior;titular;documento;logradouro;bairro;municipio;uf;celular;email;medidor'
const MARIA = { titular: 'Maria da Conceição', documento: '529.982.247-25' }

const line = (changes: Partial<Record<Coluna, string>> = {}) => {
  const cells: Record<string, string> = {
    numero: uc1.numero,
    numero_anterior: '0070012345',
    ...MARIA,
    logradouro: 'Rua das Flores',
    bairro: 'Centro',
    municipio: 'Araxá',
    uf: 'MG',
    celular: '(34) 99876-5432',
    email: 'maria@example.com',
    medidor: 'M-1',
    ...changes,
  }
  return HEADER.split(';')
    .map((name) => cells[name])
    .join(';')
}
const file = (...lines: string[]) => [HEADER, ...lines].join('\r\n')

describeEachEngine('POST /cadastro/importacoes', (open) => {
  async function setup() {
    const cena = await createCena(await open())
    const { tables } = cena.unitOfWork
    const importar = (conteudo: string | Uint8Array, query = '') => {
      const { body, headers } = multipart([{ nome: 'cadastro.csv', conteudo }])
      return cena.supervisor('POST', `/api/cadastro/importacoes${query}`, body, headers)
    }
    const rows = () =>
      cena.unitOfWork.read(async (tx) => ({
        ucs: await tx.select().from(tables.ucs),
        consumidores: await tx.select().from(tables.consumidores).orderBy(tables.consumidores.id),
        contatos: await tx.select().from(tables.contatos).orderBy(tables.contatos.id),
        correcoes: await tx.select().from(tables.correcoes),
        enviosDigitais: await tx.select().from(tables.enviosDigitais),
        eventos: await tx.select().from(tables.eventos),
        importacoes: await tx.$count(tables.importacoes),
      }))
    return { ...cena, importar, rows }
  }

  test('brings in UC, titular and contacts, found by the search at once', async () => {
    const { importar, rows, supervisor } = await setup()
    expect((await importar(file(line()))).body).toMatchObject({ recebidos: 1, novos: 1, falhas: [] })
    const { ucs, consumidores, contatos } = await rows()
    expect(ucs).toMatchObject([
      { numero: uc1.numero, numeroAnterior: '70012345', municipio: 'Araxá', debitoAutomatico: false },
    ])
    expect(consumidores).toMatchObject([
      { nome: MARIA.titular, documento: '52998224725', documentoTipo: 'cpf' },
    ])
    expect(contatos.map(({ tipo, valor, situacao }) => [tipo, valor, situacao])).toEqual([
      ['celular', '+5534998765432', 'informado'],
      ['email', 'maria@example.com', 'informado'],
    ])
    const search = await supervisor('POST', '/api/ucs/buscas', { q: 'maria conceicao' })
    expect(search.body.itens).toMatchObject([{ numero: uc1.numero }])
  })

  test('is idempotent by number, and tells what changed from what did not', async () => {
    const { importar, rows } = await setup()
    await importar(file(line()))
    const before = await rows()
    expect((await importar(file(line()))).body).toMatchObject({ novos: 0, repetidos: 1, atualizados: 0 })
    expect({ ...(await rows()), importacoes: 0 }).toEqual({ ...before, importacoes: 0 })
    expect((await importar(file(line({ medidor: 'M-2' })))).body).toMatchObject({ atualizados: 1 })
    expect((await rows()).ucs).toMatchObject([{ medidor: 'M-2' }])
  })

  test('a dry run gives the same answer and writes nothing', async () => {
    const { importar, rows } = await setup()
    const conteudo = file(line(), line({ numero: '123' }))
    const dry = await importar(conteudo, '?simular=true')
    expect(dry.body).toMatchObject({
      importacaoId: null,
      simulacao: true,
      recebidos: 2,
      novos: 1,
      recusados: 1,
    })
    expect(Object.values(await rows()).flat()).toEqual([0])
    const real = await importar(conteudo)
    expect({ ...real.body, importacaoId: null, simulacao: true }).toEqual(dry.body)
  })

  test('reads commas, Latin-1, a byte-order mark and quoted cells alike', async () => {
    const { importar, rows } = await setup()
    const utf8 = `\uFEFF${file(line())}`
    const commas = file(line({ titular: '"Conceição, Maria da"' })).replaceAll(';', ',')
    await importar(utf8)
    const byUtf8 = await rows()
    await importar(Buffer.from(file(line()), 'latin1'))
    expect((await rows()).ucs).toEqual(byUtf8.ucs)
    await importar(commas)
    expect((await rows()).consumidores).toMatchObject([{ nome: 'Conceição, Maria da' }])
  })

  test('every fault of a line is told by line and field, and the other lines come in', async () => {
    const { importar } = await setup()
    const bad = line({ numero: '001347925802811', uf: 'XX', celular: '3333', email: 'maria@', titular: '' })
    const { body } = await importar(file(bad, line(), 'a;b;c'))
    expect(body).toMatchObject({ recebidos: 3, novos: 1, recusados: 2 })
    const faults = body.falhas.map(({ linha, campo }: { linha: number; campo: string | null }) => [
      linha,
      campo,
    ])
    expect(faults).toEqual([
      [2, 'numero'],
      [2, 'titular'],
      [2, 'uf'],
      [2, 'celular'],
      [2, 'email'],
      [4, null],
    ])
    for (const { mensagem } of body.falhas) expect(mensagem).toMatch(/\.$/)
  })

  test.each([
    ['without its required columns', 'numero;titular\n1;2', 'Faltam as colunas'],
    ['with a column that does not exist', `${HEADER};telefoni\n`, 'Colunas desconhecidas: telefoni'],
    ['that is empty', '', 'vazio'],
  ])('a file %s is refused whole', async (_name, conteudo, sentence) => {
    const { importar, rows } = await setup()
    const answer = await importar(conteudo)
    expect([answer.status, answer.body.codigo]).toEqual([422, 'arquivo_invalido'])
    expect(answer.body.detail).toContain(sentence)
    expect((await rows()).ucs).toEqual([])
  })

  test('a change of titular ends the adhesion and is on record', async () => {
    const { importar, rows, aderir } = await setup()
    await importar(file(line()))
    const { ucs } = await rows()
    await aderir(ucs[0]!, ['maria@example.com'])
    await importar(file(line({ titular: 'José Novo', documento: '111.444.777-35' })))
    const after = await rows()
    expect(after.enviosDigitais).toMatchObject([{ encerradoMotivo: 'troca_titular' }])
    expect(after.consumidores).toHaveLength(2)
    expect(after.ucs[0]?.titularId).toBe(after.consumidores[1]?.id)
    expect(after.eventos.map(({ tipo }) => tipo).toSorted()).toEqual([
      'envio_digital.encerrado',
      'uc.titular_trocado',
    ])
  })

  test('the contacts of the last titular go out of use, and so does what an agent knew of them', async () => {
    const { importar, rows, unitOfWork, relogio, supervisor } = await setup()
    await importar(file(line()))
    const ucId = (await rows()).ucs[0]!.id
    await unitOfWork.transaction(async (tx) => {
      const correcao = { ucId, campo: 'email', valor: 'maria@example.com', valorFonte: 'antes@example.com' }
      await tx.insert(unitOfWork.tables.correcoes).values({ ...correcao, em: relogio.agora() })
    })
    const novo = { titular: 'José Novo', documento: '111.444.777-35', celular: '' }
    await importar(file(line({ ...novo, email: '' })))
    const { body } = await supervisor('GET', `/api/ucs/${ucId}/envio-digital`)
    expect([body.nome, body.sugestoes]).toEqual(['José Novo', []])
    expect((await supervisor('GET', `/api/ucs/${ucId}`)).body.contatos).toEqual([])
    expect((await rows()).contatos).toHaveLength(2)
    await importar(file(line({ ...novo, email: 'jose@example.com' })))
    expect((await supervisor('GET', `/api/ucs/${ucId}`)).body.contatos).toMatchObject([
      { valor: 'jose@example.com' },
    ])
  })

  test('a person who is named otherwise is found by the new name at every UC', async () => {
    const { importar, supervisor } = await setup()
    const found = async (q: string) =>
      (await supervisor('POST', '/api/ucs/buscas', { q })).body.itens.map(
        ({ numero }: { numero: string }) => numero,
      )
    const second = { numero: livro.uc(2).numero, numero_anterior: '', titular: 'Maria Aparecida Prado' }
    await importar(file(line()))
    await importar(file(line(second)))
    expect((await found('aparecida prado')).toSorted()).toEqual([uc1.numero, second.numero].toSorted())
    expect(await found('maria conceicao')).toEqual([])
    expect((await importar(file(line(second)))).body).toMatchObject({ repetidos: 1, atualizados: 0 })
  })

  test('two UCs of one person share their titular', async () => {
    const { importar, rows } = await setup()
    await importar(file(line(), line({ numero: livro.uc(2).numero, numero_anterior: '' })))
    const { consumidores, ucs } = await rows()
    expect(consumidores).toHaveLength(1)
    expect(new Set(ucs.map(({ titularId }) => titularId)).size).toBe(1)
  })

  test("what an agent corrected wins until the source says the same; the source's value is kept", async () => {
    const { importar, rows, unitOfWork, relogio } = await setup()
    await importar(file(line()))
    const { ucs } = await rows()
    const { contatos, correcoes } = unitOfWork.tables
    const ucId = ucs[0]!.id
    const em = relogio.agora()
    await unitOfWork.transaction(async (tx) => {
      await tx.delete(contatos)
      const corrected = { ucId, tipo: 'email', valor: 'nova@example.com', situacao: 'confirmado' } as const
      await tx.insert(contatos).values({ ...corrected, criadoEm: em, atualizadoEm: em })
      const correcao = { ucId, campo: 'email', valor: 'nova@example.com', valorFonte: 'maria@example.com' }
      await tx.insert(correcoes).values({ ...correcao, em })
    })
    const emails = async () =>
      (await rows()).contatos.filter(({ tipo, removidoEm }) => tipo === 'email' && !removidoEm)

    await importar(file(line({ email: 'outra@example.com' })))
    expect(await emails()).toMatchObject([{ valor: 'nova@example.com' }])
    expect((await rows()).correcoes).toMatchObject([{ valorFonte: 'outra@example.com', confirmadaEm: null }])

    await importar(file(line({ email: 'nova@example.com' })))
    expect((await rows()).correcoes).toMatchObject([{ confirmadaEm: em }])

    await importar(file(line({ email: 'depois@example.com' })))
    expect(await emails()).toMatchObject([{ valor: 'depois@example.com' }])
  })

  test('no file, however odd, gets a 5xx', async () => {
    const { importar } = await setup()
    const cell = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }))
    const text = fc
      .array(fc.array(cell, { maxLength: 12 }), { maxLength: 5 })
      .map((lines) => file(...lines.map((cells) => cells.join(';'))))
    const anything = fc.oneof(text, fc.uint8Array({ maxLength: 400 }).map(Buffer.from), fc.string())
    await fc.assert(
      fc.asyncProperty(anything, async (conteudo) => {
        expect([200, 422]).toContain((await importar(conteudo)).status)
      }),
      { numRuns: 30 },
    )
  })
})
