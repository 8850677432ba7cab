import { expect, test } from 'vitest'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createDocumentos } from '#emissao/engine/documentos.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import { createTermos } from '#modules/envio-digital/termos.ts'
import { createImportacao } from '#modules/importacao/importacao.ts'
import { createImportarPagamentos } from '#modules/pagamentos/importar.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createRelogio } from '#testing/relogio.ts'
import { carregarDemonstracao, carregarFaturas, isDemonstracao, MESES } from './demonstracao.ts'
import { carregarSituacoes } from './situacoes.ts'

const UCS = 45
const importarPagamentos = (unitOfWork: UnitOfWork) =>
  createImportarPagamentos({ unitOfWork, relogio: createRelogio() })

async function load(unitOfWork: UnitOfWork, total = UCS) {
  const relogio = createRelogio()
  const termos = createTermos(unitOfWork.tables)
  await unitOfWork.transaction((tx) => termos.ensure(tx))
  const termo = await unitOfWork.read((tx) => termos.vigente(tx, relogio.agora()))
  return carregarDemonstracao({ unitOfWork, relogio, total, termo })
}

describeEachEngine('the demonstration', (open) => {
  const count = (unitOfWork: UnitOfWork, table: 'ucs' | 'faturas' | 'disparos') =>
    unitOfWork.read((tx) => tx.$count(unitOfWork.tables[table]))

  test('is loaded once, goes on where it stopped, and marks its database', async () => {
    const unitOfWork = await open()
    expect(await isDemonstracao(unitOfWork)).toBe(false)
    await load(unitOfWork, 10)
    await load(unitOfWork)
    await load(unitOfWork)
    expect(await count(unitOfWork, 'ucs')).toBe(UCS)
    expect(await isDemonstracao(unitOfWork)).toBe(true)
  })

  test('has the bills of thirteen months by the real importer, sends none, and goes on after a stop', async () => {
    const unitOfWork = await open()
    const book = await load(unitOfWork)
    const importador = createImportacao({
      unitOfWork,
      relogio: createRelogio(),
      documentos: await createDocumentos(),
      sinal: createSinal(),
      demonstracao: true,
    }).faturas
    const stop = new AbortController()
    const first: number[] = []
    await carregarFaturas({
      unitOfWork,
      book,
      importador,
      sinal: stop.signal,
      onProgresso: (prontas) => {
        first.push(prontas)
        stop.abort()
      },
    })
    expect(first).toHaveLength(1)
    expect(await count(unitOfWork, 'faturas')).toBe(first[0])

    let all = 0
    const onProgresso = (_prontas: number, total: number) => {
      all = total
    }
    await carregarFaturas({ unitOfWork, book, importador, sinal: new AbortController().signal, onProgresso })
    expect(all).toBeGreaterThan(12 * (UCS - 5))
    expect(await count(unitOfWork, 'faturas')).toBe(all)
    expect(await count(unitOfWork, 'disparos')).toBe(0)

    const carga = {
      unitOfWork,
      book,
      importador,
      meses: MESES,
      importarPagamentos: importarPagamentos(unitOfWork),
    }
    await carregarSituacoes(carga)
    await carregarSituacoes(carga)
    const { importacoes, faturas } = unitOfWork.tables
    const told = await unitOfWork.read((tx) => tx.select().from(importacoes))
    expect(told.filter(({ tipo }) => tipo === 'pagamentos')).toMatchObject([{ recusados: 0, repetidos: 0 }])
    expect(told.every(({ recusados }) => recusados === 0)).toBe(true)
    const rows = await unitOfWork.read((tx) => tx.select().from(faturas))
    expect(rows.filter(({ canceladaEm }) => canceladaEm)).toHaveLength(1)
    expect(rows.filter(({ chaveSubstituida }) => chaveSubstituida)).toHaveLength(1)
    expect(rows.filter(({ tipo }) => tipo === 'fatura_energia')).toHaveLength(12)
    expect(rows.filter((row) => row.pagoCentavos >= row.valorCentavos).length).toBeGreaterThan(
      rows.length * 0.8,
    )
    expect(await count(unitOfWork, 'disparos')).toBe(0)
  })
})
