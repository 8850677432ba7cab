import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import { quadro } from '#emissao/testing/quadro.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

describeEachEngine('bills of a UC', (open) => {
  async function setup() {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    const { id } = await cena.cadastrar(uc)
    const months = ['2026-08', '2026-11', '2026-09', '2026-10']
    await cena.importar(...months.map((mes) => ({ nome: `${mes}.xml`, conteudo: nf3eDe(uc, mes) })))
    const agent = await cena.entrar('atendente')
    const list = async (query = '') => {
      const { body } = await agent('GET', `/api/ucs/${id}/faturas${query}`)
      return body.itens.map(({ competencia }: { competencia: string }) => competencia)
    }
    return { ...cena, id, agent, list }
  }

  test('come newest first, in the order asked for, and within the period', async () => {
    const { list, agent, id } = await setup()
    expect(await list()).toEqual(['2026-11', '2026-10', '2026-09', '2026-08'])
    expect(await list('?ordem=vencimento')).toEqual(['2026-08', '2026-09', '2026-10', '2026-11'])
    expect(await list('?competencia=2026-09')).toEqual(['2026-09'])
    const all = (await agent('GET', `/api/ucs/${id}/faturas?ordem=vencimento`)).body.itens
    const [, second, third] = all as { vencimento: string }[]
    expect(await list(`?de=${second!.vencimento}&ate=${third!.vencimento}`)).toEqual(['2026-10', '2026-09'])
  })

  test('carry what a payment needs', async () => {
    const { agent, id } = await setup()
    const [fatura] = (await agent('GET', `/api/ucs/${id}/faturas`)).body.itens
    expect(fatura).toMatchObject({ autorizada: true, linhaDigitavel: expect.stringMatching(/^\d{48}$/) })
    const one = await agent('GET', `/api/faturas/${fatura.id}`)
    expect(one.body).toMatchObject({ ...fatura, chave: expect.stringMatching(/^[\dA-Z]{44}$/) })
  })

  test('open as a PDF that the browser shows', async () => {
    const { agent, id } = await setup()
    const [fatura] = (await agent('GET', `/api/ucs/${id}/faturas`)).body.itens
    const answer = await agent('GET', `/api/faturas/${fatura.id}/documento`)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename="fatura-2026-11-\d{15}\.pdf"$/)
    expect(answer.body.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('give their slip alone, unless no slip can pay them', async () => {
    const cena = await setup()
    const [fatura] = (await cena.agent('GET', `/api/ucs/${cena.id}/faturas`)).body.itens
    const barra = await cena.agent('GET', `/api/faturas/${fatura.id}/documento?conteudo=barra`)
    expect(barra.headers['content-disposition']).toMatch(/^inline; filename="barra-2026-11-\d{15}\.pdf"$/)
    expect(openPdf(barra.body).text()).toContain('2ª via – não substitui a nota fiscal')

    const conta = '<codBanco>001</codBanco><codAgencia>1234-5</codAgencia>'
    const xml = nf3eDe(livro.uc(1), '2026-07').replace(/<codDebAuto>\d+<\/codDebAuto>/, conta)
    await cena.importar({ nome: 'debito.xml', conteudo: xml })
    const debito = (await cena.agent('GET', `/api/ucs/${cena.id}/faturas?competencia=2026-07`)).body.itens[0]
    const refused = await cena.agent('GET', `/api/faturas/${debito.id}/documento?conteudo=barra`)
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toBe('Esta fatura está em débito automático: não há barra para pagar.')
  })

  test('say of each what it is, whose, how it was come by and how it stands', async () => {
    const { entrar, id, relogio } = await setup()
    relogio.set(new Date('2026-12-01T12:00:00Z'))
    const agent = await entrar('atendente')
    const itens = (await agent('GET', `/api/ucs/${id}/faturas`)).body.itens
    expect(itens[0]).toMatchObject({
      tipo: 'danf3e',
      nome: livro.uc(1).titular.nome,
      tipoCalculo: 'normal',
      saldoCentavos: itens[0].valorCentavos,
      substituidaPor: null,
    })
    const open = ({ vencimento }: { vencimento: string }) => vencimento >= '2026-12-01'
    for (const fatura of itens) expect(fatura.situacao).toBe(open(fatura) ? 'em_aberto' : 'vencida')
  })

  test('are ordered by any column, both ways', async () => {
    const { agent, id } = await setup()
    const ids = async (by: string) =>
      (await agent('GET', `/api/ucs/${id}/faturas?ordem=${by}`)).body.itens.map((f: { id: number }) => f.id)
    for (const ordem of ['valor', 'saldo', 'tipo', 'numeroFiscal', 'numeroDocumento']) {
      expect((await ids(`-${ordem}`)).toReversed()).toEqual(await ids(ordem))
    }
  })

  test('are shown with the bill that took their place', async () => {
    const cena = await setup()
    const original = quadro('original', { numero: 70 })
    const uc = original.input.nf3e.acesso.ucNumero
    const { id } = await cena.cadastro.uc({ numero: uc })
    const { chave } = original.input.nf3e
    const gSub = `<gSub><chNF3e>${chave}</chNF3e><motSub>01</motSub></gSub>`
    const nova = quadro('nova', { numero: 71, finNF3e: '2', gSub })
    await cena.importar({ nome: 'a.xml', conteudo: original.xml }, { nome: 'b.xml', conteudo: nova.xml })
    const [first, second] = (await cena.agent('GET', `/api/ucs/${id}/faturas?ordem=numeroFiscal`)).body.itens
    expect(first).toMatchObject({
      situacao: 'substituida',
      substituidaPor: { id: second.id, competencia: second.competencia, numeroFiscal: 71 },
    })
    expect(second).toMatchObject({ tipoCalculo: 'substituicao', substituidaPor: null })
  })

  test('open several in one PDF, in the order asked for, and each as the XML that came', async () => {
    const { agent, id } = await setup()
    const itens = (await agent('GET', `/api/ucs/${id}/faturas`)).body.itens as { id: number }[]
    const ids = [itens[2]!.id, itens[0]!.id]
    const answer = await agent('GET', `/api/faturas/documentos?ids=${ids.join(',')}`)
    const pdf = openPdf(answer.body)
    expect([pdf.pages, pdf.text(0).includes('SET/2026'), pdf.text(1).includes('NOV/2026')]).toEqual([
      2,
      true,
      true,
    ])
    expect(pdf.text(0)).toContain('2ª VIA')
    const barras = await agent('GET', `/api/faturas/documentos?ids=${ids.join(',')}&conteudo=barra`)
    expect(openPdf(barras.body).text(1)).toContain('não substitui a nota fiscal')
    expect((await agent('GET', `/api/faturas/documentos?ids=${ids[0]},999999`)).status).toBe(404)
    const xml = await agent('GET', `/api/faturas/${ids[1]}/xml`)
    expect(xml.headers['content-type']).toMatch(/^application\/xml/)
    expect(Buffer.from(xml.body).toString()).toBe(nf3eDe(livro.uc(1), '2026-11'))
  })

  test('what does not exist is a 404, and a bad filter names its field', async () => {
    const { agent, id } = await setup()
    for (const url of ['/api/ucs/999999/faturas', '/api/faturas/999999', '/api/faturas/999999/documento']) {
      expect((await agent('GET', url)).status).toBe(404)
    }
    const bad = await agent('GET', `/api/ucs/${id}/faturas?de=2026-02-30`)
    expect([bad.status, bad.body.campos[0].campo]).toEqual([422, 'de'])
  })
})
