import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { livro, multipart, nf3eDe } from './testing/nf3e.ts'
import { zip } from './testing/zip.ts'

const ana = 'ana@cliente.example'
const uc1 = livro.uc(1)
const uc2 = livro.uc(2)
/** Another value under the same key; the reader's own checks accept it. */
const changed = (xml: string) => xml.replace(/<dVencFat>[^<]+/, '<dVencFat>2027-01-15')

describeEachEngine('POST /faturas/importacoes', (open) => {
  const setup = async () => createCena(await open())
  const faturas = (cena: Awaited<ReturnType<typeof setup>>) =>
    cena.unitOfWork.read((tx) => tx.select().from(cena.unitOfWork.tables.faturas))

  test('the same bill twice is recognised, in one delivery and in two', async () => {
    const cena = await setup()
    await cena.cadastrar(uc1)
    const parte = { nome: 'a.xml', conteudo: nf3eDe(uc1) }
    expect((await cena.importar(parte, parte)).body).toMatchObject({ recebidos: 2, novos: 1, repetidos: 1 })
    expect((await cena.importar(parte)).body).toMatchObject({ novos: 0, repetidos: 1, falhas: [] })
    expect(await faturas(cena)).toHaveLength(1)
    expect(await cena.disparos()).toHaveLength(1)
  })

  test('another bill under the same key is refused and the first one stays', async () => {
    const cena = await setup()
    await cena.cadastrar(uc1)
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc1) })
    const [before] = await faturas(cena)
    const answer = await cena.importar({ nome: 'b.xml', conteudo: changed(nf3eDe(uc1)) })
    expect(answer.body).toMatchObject({
      novos: 0,
      recusados: 1,
      falhas: [{ arquivo: 'b.xml', mensagem: expect.stringContaining('outro conteúdo') }],
    })
    expect(await faturas(cena)).toEqual([before])
  })

  test.each([
    [true, 'na_fila', 1],
    [false, 'retido', 0],
  ])('a bare bill waits; its nf3eProc releases it as the panel says (%s)', async (panel, estado, sent) => {
    const cena = await setup()
    await cena.aderir(await cena.cadastrar(uc1), [ana])
    await cena.parametro('impressaoFatura.apresentarSemAutorizarNoPainel', panel)
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc1, '2026-11', { raiz: 'NF3e' }) })
    const [waiting] = await cena.disparos()
    expect(waiting?.estado).toBe('aguardando_autorizacao')
    expect(await cena.motor().drain()).toBe(0)
    const answer = await cena.importar({ nome: 'proc.xml', conteudo: nf3eDe(uc1) })
    expect(answer.body).toMatchObject({ novos: 0, atualizados: 1, repetidos: 0 })
    const [released] = await cena.disparos()
    expect(released?.estado).toBe(estado)
    // The authorised document shows its protocol, so that it is another one.
    expect(released?.documentoHash).not.toBe(waiting?.documentoHash)
    expect(await cena.motor().drain()).toBe(sent)
    expect(cena.smtp.recebidas).toHaveLength(sent)
  })

  test('a disparo that had failed before the authorisation can be sent again after it', async () => {
    const cena = await setup()
    await cena.aderir(await cena.cadastrar(uc1), [ana])
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc1, '2026-11', { raiz: 'NF3e' }) })
    const { disparos } = cena.unitOfWork.tables
    await cena.unitOfWork.transaction(async (tx) => {
      await tx.update(disparos).set({ estado: 'falhou' })
    })
    await cena.importar({ nome: 'proc.xml', conteudo: nf3eDe(uc1) })
    const [failed] = await cena.disparos()
    const reenvio = { motivo: 'A autorização chegou.' }
    expect((await cena.supervisor('POST', `/api/disparos/${failed?.id}/reenvio`, reenvio)).status).toBe(200)
    expect(await cena.motor().drain()).toBe(1)
    expect((await cena.disparos())[0]).toMatchObject({
      estado: 'aceito',
      documentoHash: failed?.documentoHash,
    })
  })

  test('the bare bill after its nf3eProc changes nothing', async () => {
    const cena = await setup()
    await cena.cadastrar(uc1)
    await cena.importar({ nome: 'proc.xml', conteudo: nf3eDe(uc1) })
    const before = await faturas(cena)
    const answer = await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc1, '2026-11', { raiz: 'NF3e' }) })
    expect(answer.body).toMatchObject({ repetidos: 1, atualizados: 0 })
    expect(await faturas(cena)).toEqual(before)
  })

  test('a zip with one bad file brings the good ones in and names the bad one with its field', async () => {
    const cena = await setup()
    await cena.cadastrar(uc1)
    await cena.cadastrar(uc2)
    const conteudo = zip([
      { nome: 'lote/1.xml', conteudo: nf3eDe(uc1) },
      { nome: 'lote/2.xml', conteudo: nf3eDe(uc2).replace(/<dVencFat>[^<]+/, '<dVencFat>amanhã') },
      { nome: 'lote/3.xml', conteudo: nf3eDe(uc2) },
      { nome: 'lote/leia\0me.txt', conteudo: 'Lote de novembro.' },
    ])
    const answer = await cena.importar({ nome: 'novembro.zip', conteudo })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ recebidos: 4, novos: 2, recusados: 2 })
    expect(answer.body.falhas).toMatchObject([
      { arquivo: 'novembro.zip/lote/2.xml', campo: 'gFat/dVencFat' },
      { arquivo: 'novembro.zip/lote/leia_me.txt' },
    ])
    const { importacaoFalhas } = cena.unitOfWork.tables
    expect(await cena.unitOfWork.read((tx) => tx.$count(importacaoFalhas))).toBe(answer.body.falhas.length)
  })

  test('a file whose name would be dangerous to unpack neither stops the others nor leaves the zip', async () => {
    const cena = await setup()
    await cena.cadastrar(uc1)
    await cena.cadastrar(uc2)
    const conteudo = zip([
      { nome: '../../etc/1.xml', conteudo: nf3eDe(uc1) },
      { nome: 'C:\\lote\\2.xml', conteudo: nf3eDe(uc2) },
      { nome: '/raiz/3.xml', conteudo: 'não é' },
    ])
    const { body } = await cena.importar({ nome: 'a.zip', conteudo })
    expect(body).toMatchObject({ recebidos: 3, novos: 2, recusados: 1 })
    expect(body.falhas[0].arquivo).toBe('a.zip//raiz/3.xml')
  })

  test('a file that unfolds to more than a bill, or lies about it, is refused by itself', async () => {
    const cena = await setup()
    await cena.cadastrar(uc1)
    const big = Buffer.alloc(5 * 1024 ** 2, 'a')
    const conteudo = zip([
      { nome: 'bomba.xml', conteudo: big },
      { nome: 'mentira.xml', conteudo: big, tamanhoDeclarado: 100 },
      { nome: 'boa.xml', conteudo: nf3eDe(uc1) },
    ])
    const { body } = await cena.importar({ nome: 'a.zip', conteudo })
    expect(body).toMatchObject({ recebidos: 3, novos: 1, recusados: 2 })
    expect(body.falhas.map(({ arquivo }: { arquivo: string }) => arquivo)).toEqual([
      'a.zip/bomba.xml',
      'a.zip/mentira.xml',
    ])
  })

  test('bills kept aside go out once the parameter lets their UC be made, by any bill of it', async () => {
    const cena = await setup()
    const outubro = { nome: 'outubro.xml', conteudo: nf3eDe(uc1, '2026-10') }
    const novembro = { nome: 'novembro.xml', conteudo: nf3eDe(uc1) }
    const deOutra = { nome: 'outra.xml', conteudo: nf3eDe(uc2) }
    expect((await cena.importar(outubro, deOutra)).body).toMatchObject({ novos: 2, aParte: 2 })
    await cena.parametro('importacao.criarUcDesconhecida', true)
    expect((await cena.importar(novembro)).body).toMatchObject({ novos: 1, aParte: 0 })
    const aParte = async () => (await cena.supervisor('GET', '/api/faturas/a-parte')).body.itens
    expect(await aParte()).toHaveLength(1)
    expect(await cena.disparos()).toHaveLength(2)
    expect((await cena.importar(deOutra)).body).toMatchObject({ novos: 0, repetidos: 1 })
    expect(await aParte()).toEqual([])
    expect((await cena.disparos()).map(({ meio }) => meio)).toEqual(['impressao', 'impressao', 'impressao'])
  })

  test('a bill of an unknown UC is kept aside and listed, and goes out when the cadastro brings its UC', async () => {
    const cena = await setup()
    const { body } = await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc1) })
    expect(body).toMatchObject({ novos: 1, aParte: 1 })
    const list = await cena.supervisor('GET', '/api/faturas/a-parte')
    expect(list.body).toMatchObject({ itens: [{ ucInformada: uc1.numero }], depois: null })
    expect(await cena.disparos()).toEqual([])
    const csv = `numero;titular;documento;logradouro;municipio;uf\n${uc1.numero};${uc1.titular.nome};${uc1.titular.documento};Rua A;Araxá;MG\n`
    const upload = multipart([{ nome: 'c.csv', conteudo: csv }])
    await cena.supervisor('POST', '/api/cadastro/importacoes', upload.body, upload.headers)
    expect((await cena.supervisor('GET', '/api/faturas/a-parte')).body.itens).toEqual([])
    expect(await cena.disparos()).toMatchObject([{ meio: 'impressao', estado: 'na_fila' }])
    const [fatura] = await faturas(cena)
    expect(fatura?.consumidorId).not.toBeNull()
  })

  test('bills of an archive are never sent, also when their UC comes later', async () => {
    const cena = await setup()
    await cena.aderir(await cena.cadastrar(uc2), [ana])
    const archive = multipart([
      { nome: '1.xml', conteudo: nf3eDe(uc1, '2026-08') },
      { nome: '2.xml', conteudo: nf3eDe(uc2, '2026-08') },
    ])
    const url = '/api/faturas/importacoes?historico=true'
    const { body } = await cena.supervisor('POST', url, archive.body, archive.headers)
    expect(body).toMatchObject({ novos: 2, aParte: 1 })
    const csv = `numero;titular;logradouro;municipio;uf\n${uc1.numero};${uc1.titular.nome};Rua A;Araxá;MG\n`
    const upload = multipart([{ nome: 'c.csv', conteudo: csv }])
    await cena.supervisor('POST', '/api/cadastro/importacoes', upload.body, upload.headers)
    expect((await cena.supervisor('GET', '/api/faturas/a-parte')).body.itens).toEqual([])
    expect(await cena.disparos()).toEqual([])
  })

  test('with criarUcDesconhecida the bill makes the UC and its titular, and the search finds them', async () => {
    const cena = await setup()
    await cena.parametro('importacao.criarUcDesconhecida', true)
    const { body } = await cena.importar(
      { nome: '10.xml', conteudo: nf3eDe(uc1, '2026-10') },
      { nome: '11.xml', conteudo: nf3eDe(uc1) },
    )
    expect(body).toMatchObject({ novos: 2, aParte: 0 })
    const { ucs, consumidores } = cena.unitOfWork.tables
    const [row, ...others] = await cena.unitOfWork.read((tx) => tx.select().from(ucs))
    expect(others).toEqual([])
    expect(row).toMatchObject({ numero: uc1.numero, medidor: uc1.medidor, municipio: uc1.endereco.municipio })
    expect(await cena.unitOfWork.read((tx) => tx.select().from(consumidores))).toMatchObject([
      { documento: uc1.titular.documento },
    ])
    const search = await cena.supervisor('POST', '/api/ucs/buscas', { q: uc1.titular.nome })
    expect(search.body.itens).toMatchObject([{ numero: uc1.numero }])
  })

  test('a bill that names the UC by its old number finds it, and one shared by two UCs finds neither', async () => {
    const cena = await setup()
    const { id } = await cena.cadastrar(uc1)
    const porAnterior = nf3eDe(uc1).replaceAll(
      `<idAcesso>${uc1.numero}`,
      `<idAcesso>000${uc1.numeroAnterior}`,
    )
    await cena.importar({ nome: 'a.xml', conteudo: porAnterior })
    expect(await faturas(cena)).toMatchObject([{ ucId: id }])
    await cena.cadastro.uc({ numeroAnterior: uc1.numeroAnterior })
    const outra = nf3eDe(uc1, '2026-10').replaceAll(
      `<idAcesso>${uc1.numero}`,
      `<idAcesso>${uc1.numeroAnterior}`,
    )
    expect((await cena.importar({ nome: 'b.xml', conteudo: outra })).body).toMatchObject({ aParte: 1 })
  })

  test("a bill issued to another person never reaches the adhesion's addresses", async () => {
    const cena = await setup()
    const titularId = await cena.cadastro.consumidor({ nome: 'Outra Pessoa', documento: null })
    const uc = await cena.cadastro.uc({ numero: uc1.numero, titularId })
    await cena.aderir(uc, [ana])
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc1) })
    expect(await cena.disparos()).toMatchObject([{ meio: 'impressao' }])
    expect(await faturas(cena)).toMatchObject([
      { consumidorId: expect.not.toSatisfy((id) => id === titularId) },
    ])
  })
})
