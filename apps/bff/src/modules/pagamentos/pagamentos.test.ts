import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { livro, multipart, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { retorno } from './testing/retorno.ts'

const UC = livro.uc(1)
const SEM_CODIGO = '8'.repeat(44)

describeEachEngine('payments', (open) => {
  async function setup() {
    const cena = await createCena(await open())
    const { id } = await cena.cadastrar(UC)
    const importar = (mes: string) => cena.importar({ nome: `${mes}.xml`, conteudo: nf3eDe(UC, mes) })
    const pagar = async (conteudo: string, nome = 'retorno.txt') => {
      const { body, headers } = multipart([{ nome, conteudo }])
      return cena.supervisor('POST', '/api/faturas/pagamentos', body, headers)
    }
    const fatura = async (mes: string) => {
      const { body } = await cena.supervisor('GET', `/api/ucs/${id}/faturas?competencia=${mes}`)
      return (await cena.supervisor('GET', `/api/faturas/${body.itens[0].id}`)).body
    }
    const eventos = () =>
      cena.unitOfWork
        .read((tx) => tx.select().from(cena.unitOfWork.tables.eventos))
        .then((rows) => rows.filter(({ tipo }) => tipo === 'fatura.pagamento'))
    const semFatura = async () =>
      (await cena.supervisor('GET', '/api/faturas/pagamentos/sem-fatura')).body.itens
    return { ...cena, id, importar, pagar, fatura, eventos, semFatura }
  }

  test('a bank return settles its bills once, in part or beyond, and the same file changes nothing', async () => {
    const { importar, pagar, fatura, eventos, id } = await setup()
    for (const mes of ['2026-09', '2026-10', '2026-11']) await importar(mes)
    const [set, out, nov] = [await fatura('2026-09'), await fatura('2026-10'), await fatura('2026-11')]
    const file = retorno([
      {
        codigo: set.linhaDigitavel,
        centavos: set.valorCentavos,
        pagoEm: '2026-10-09',
        creditoEm: '2026-10-13',
      },
      { codigo: out.linhaDigitavel, centavos: 1000, pagoEm: '2026-11-09' },
      {
        codigo: nov.linhaDigitavel,
        centavos: nov.valorCentavos + 55,
        pagoEm: '2026-11-20',
        creditoEm: '2026-11-24',
      },
      { codigo: SEM_CODIGO, centavos: 77, pagoEm: '2026-11-20' },
    ])
    const total = set.valorCentavos + 1000 + nov.valorCentavos + 55 + 77
    const counts = { recebidos: 4, recusados: 0, falhas: [] }
    expect((await pagar(file)).body).toMatchObject({
      ...counts,
      novos: 4,
      repetidos: 0,
      semFatura: 1,
      novosCentavos: total,
    })
    expect((await pagar(file)).body).toMatchObject({ ...counts, novos: 0, repetidos: 4, novosCentavos: 0 })

    expect(await fatura('2026-09')).toMatchObject({
      situacao: 'paga',
      saldoCentavos: 0,
      pagamentos: [{ origem: 'febraban', banco: '341', pagoEm: '2026-10-09', creditoEm: '2026-10-13' }],
    })
    expect(await fatura('2026-10')).toMatchObject({ saldoCentavos: out.valorCentavos - 1000 })
    expect(['em_aberto', 'vencida']).toContain((await fatura('2026-10')).situacao)
    expect(await fatura('2026-11')).toMatchObject({ situacao: 'paga_compensando', saldoCentavos: 0 })
    const told = await eventos()
    expect(told.map(({ ucId }) => ucId)).toEqual([id, id, id])
    expect(told[0]!.dados).toMatchObject({ competencia: '2026-09', valorCentavos: set.valorCentavos })

    // The rest of October comes in another file.
    const rest = retorno(
      [{ codigo: out.linhaDigitavel, centavos: out.valorCentavos - 1000, pagoEm: '2026-11-10' }],
      { nsa: 2, versao: '04' },
    )
    expect((await pagar(rest)).body.novos).toBe(1)
    expect(await fatura('2026-10')).toMatchObject({ situacao: 'paga', saldoCentavos: 0 })
  })

  test('a payment that came before its bill is kept, listed, and counted when the bill comes in', async () => {
    const { importar, pagar, fatura, semFatura, id, unitOfWork } = await setup()
    await importar('2026-11')
    const { linhaDigitavel, valorCentavos, numeroDocumento } = await fatura('2026-11')
    const { faturas, faturaXmls, disparos } = unitOfWork.tables
    await unitOfWork.transaction(async (tx) => {
      await tx.delete(disparos)
      await tx.delete(faturaXmls)
      await tx.delete(faturas)
    })
    const csv = (nome: string, linha: string) => pagar(`referencia;valor;pago_em;id\n${linha}\n`, nome)
    await csv('a.csv', `${linhaDigitavel};1,00;20/11/2026;A1`)
    await csv('b.csv', `${numeroDocumento};2,00;21/11/2026;A2`)
    expect((await semFatura()).map((one: { valorCentavos: number }) => one.valorCentavos)).toEqual([100, 200])
    await importar('2026-11')
    expect(await semFatura()).toEqual([])
    expect(await fatura('2026-11')).toMatchObject({
      ucId: id,
      saldoCentavos: valorCentavos - 300,
      pagamentos: [{ valorCentavos: 100 }, { valorCentavos: 200 }],
    })
  })

  test('each bad line of a CSV is told by its line and field, and stops no other', async () => {
    const { pagar } = await setup()
    const { body } = await pagar(
      [
        'referencia;valor;pago_em;banco',
        '123;10,00;31/02/2026;',
        ';10,00;01/02/2026;',
        '123;0;01/02/2026;',
        '123;10.00;2026-02-01;1',
        '123;10.00;2026-02-01;001',
        '123;10.00;2026-02-01;001',
      ].join('\n'),
      'pagamentos.csv',
    )
    expect(body).toMatchObject({ recebidos: 6, novos: 1, repetidos: 1, recusados: 4, semFatura: 1 })
    expect(body.falhas.map(({ linha, campo }: { linha: number; campo: string }) => [linha, campo])).toEqual([
      [2, 'pago_em'],
      [3, 'referencia'],
      [4, 'valor'],
      [5, 'banco'],
    ])
  })
})
