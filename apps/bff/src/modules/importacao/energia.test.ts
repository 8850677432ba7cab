import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import {
  describeSchemaOnEachEngine,
  ramalSchema,
  type OpenTestDatabase,
} from '#testing/describe-each-engine.ts'
import { productEngines } from '#testing/test-engines.ts'
import { contaDeEnergia, energiaCsv, linhaDe, type CelulasEnergia } from './testing/energia.ts'
import { livro, multipart } from './testing/nf3e.ts'
import { zip } from './testing/zip.ts'

const UC = livro.uc(1)

describeSchemaOnEachEngine(ramalSchema, 'bills older than the NF3e', body, productEngines.slice(0, 1))

function body(open: OpenTestDatabase) {
  async function setup() {
    const cena = await createCena(await open())
    const { id } = await cena.cadastrar(UC)
    const importar = async (conteudo: string | Uint8Array, nome = 'antigas.csv') =>
      (await cena.importar({ nome, conteudo })).body
    const list = async () => (await cena.supervisor('GET', `/api/ucs/${id}/faturas`)).body.itens
    return { ...cena, id, importar, list }
  }
  const conta = (celulas: CelulasEnergia = {}) => contaDeEnergia(UC.numero, celulas)

  test('come in by CSV once, found and payable, and nothing is sent of them', async () => {
    const { importar, list, disparos, supervisor } = await setup()
    const csv = energiaCsv(
      conta(),
      conta({
        competencia: '04/2019',
        numero_documento: '2',
        situacao: 'Paga',
        linha_digitavel: linhaDe(18_745, 2),
      }),
      conta({
        competencia: '2019-03',
        numero_documento: '3',
        situacao: 'cancelada',
        debito_automatico: 'Sim',
      }),
    )
    expect(await importar(csv)).toMatchObject({ recebidos: 3, novos: 3, recusados: 0, falhas: [] })
    expect(await importar(csv)).toMatchObject({ novos: 0, repetidos: 3, atualizados: 0 })
    expect(await disparos()).toEqual([])
    const [maio, abril, marco] = await list()
    expect(maio).toMatchObject({
      tipo: 'fatura_energia',
      nome: 'Maria Aparecida da Conceição',
      tipoCalculo: 'media',
      competencia: '2019-05',
      numeroFiscal: 88_123,
      valorCentavos: 18_745,
      saldoCentavos: 18_745,
      situacao: 'vencida',
      autorizada: true,
    })
    expect([abril.situacao, abril.saldoCentavos]).toEqual(['paga', 0])
    expect([marco.situacao, marco.linhaDigitavel]).toEqual(['cancelada', null])

    // That it was paid may be told later.
    expect(await importar(energiaCsv(conta({ situacao: 'paga' })))).toMatchObject({ atualizados: 1 })
    expect((await list())[0].situacao).toBe('paga')
    const outra = await importar(energiaCsv(conta({ valor: '200,00', linha_digitavel: '', itens: '' })))
    expect(outra.falhas).toEqual([expect.objectContaining({ linha: 2, campo: 'numero_documento' })])
    expect((await supervisor('GET', `/api/faturas/${maio.id}/xml`)).body.detail).toContain('anterior à NF3e')
  })

  test('come in by JSON, as a list or one per line, and are the same bills', async () => {
    const { importar } = await setup()
    const { itens: _itens, historico: _historico, ...celulas } = conta()
    const registro = {
      ...celulas,
      valor: 187.45,
      consumo_kwh: 152,
      debito_automatico: false,
      itens: [
        { descricao: 'Energia ativa', valor: '168,55' },
        { descricao: 'Iluminação pública', valor: 18.9 },
      ],
      historico: [
        { competencia: '2019-04', kwh: 148, dias: 31 },
        { competencia: '2019-05', kwh: 152, dias: 30 },
      ],
    }
    expect(await importar(energiaCsv(conta()))).toMatchObject({ novos: 1 })
    expect(await importar(JSON.stringify([registro], null, 2), 'a.json')).toMatchObject({
      repetidos: 1,
      falhas: [],
    })
    const lines = [registro, { ...registro, numero_documento: 'x', cor: 'azul' }].map((one) =>
      JSON.stringify(one),
    )
    const ndjson = await importar(`${lines.join('\n')}\n{"uc": "1", `, 'b.json')
    expect(ndjson).toMatchObject({ recebidos: 3, repetidos: 1, recusados: 2 })
    expect(ndjson.falhas).toEqual([
      expect.objectContaining({ linha: 2, mensagem: 'Campos desconhecidos: cor.' }),
      expect.objectContaining({ linha: 3, mensagem: 'O objeto JSON não termina.' }),
    ])
  })

  test('each fault is told by line and field, and stops no other bill nor file', async () => {
    const { importar, list } = await setup()
    const { falhas, novos, recusados } = await importar(
      energiaCsv(
        conta({ emissao: '31/02/2019', competencia: '2019-13' }),
        conta({ linha_digitavel: linhaDe(100, 9) }),
        conta({ itens: 'Energia=100,00', debito_automatico: 'talvez', distribuidora_cnpj: '11222333000182' }),
        conta({ historico: '2019-05=muito/30', situacao: 'perdida', valor: 'x', linha_digitavel: '' }),
        conta(),
      ),
    )
    expect([novos, recusados]).toEqual([1, 4])
    expect(falhas.map(({ linha, campo }: { linha: number; campo: string }) => [linha, campo])).toEqual([
      [2, 'competencia'],
      [2, 'emissao'],
      [3, 'linha_digitavel'],
      [4, 'distribuidora_cnpj'],
      [4, 'debito_automatico'],
      [4, 'itens'],
      [5, 'valor'],
      [5, 'historico'],
      [5, 'situacao'],
    ])
    expect((await importar('uc;cor\n1;azul\n')).falhas[0].mensagem).toBe('Colunas desconhecidas: cor.')
    const archive = zip([{ nome: 'a.csv', conteudo: energiaCsv(conta({ competencia: '2018-01' })) }])
    expect(await importar(archive, 'a.zip')).toMatchObject({ novos: 0, recusados: 1 })
    expect(await list()).toHaveLength(1)
  })

  test('of an unknown UC are kept aside, and get it when it comes, without being sent', async () => {
    const { importar, cadastrar, supervisor, disparos } = await setup()
    const other = livro.uc(2)
    expect(await importar(energiaCsv(contaDeEnergia(other.numero)))).toMatchObject({ novos: 1, aParte: 1 })
    const { id } = await cadastrar(other)
    const csv = `numero;titular;logradouro;municipio;uf\n${livro.uc(3).numero};Ana;Rua A;Araxá;MG\n`
    const { body, headers } = multipart([{ nome: 'ucs.csv', conteudo: csv }])
    await supervisor('POST', '/api/cadastro/importacoes', body, headers)
    expect((await supervisor('GET', `/api/ucs/${id}/faturas`)).body.itens).toHaveLength(1)
    expect(await disparos()).toEqual([])
  })

  test('open as a page of their own, with codes that can be paid, and as a slip', async () => {
    const { importar, list, supervisor } = await setup()
    await importar(energiaCsv(conta()))
    const [{ id, linhaDigitavel }] = await list()
    const pdf = openPdf((await supervisor('GET', `/api/faturas/${id}/documento`)).body)
    const text = pdf.text()
    for (const part of [
      'FATURA DE ENERGIA',
      '2ª VIA',
      'Vale Claro',
      'MAI/2019',
      'R$',
      'Iluminação pública',
      'Média',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toMatch(/DANF3E|CHAVE DE ACESSO|PROTOCOLO/)
    expect([pdf.pages, pdf.collisions()]).toEqual([1, []])
    expect(await pdf.codes('ITF')).toEqual([linhaDigitavel.replace(/(\d{11})\d/g, '$1')])
    const barra = openPdf((await supervisor('GET', `/api/faturas/${id}/documento?conteudo=barra`)).body)
    expect(barra.text()).toContain('PAGAMENTO DA FATURA')
    const both = openPdf((await supervisor('GET', `/api/faturas/documentos?ids=${id}`)).body)
    expect(both.text()).toContain('FATURA DE ENERGIA')
  })
}
