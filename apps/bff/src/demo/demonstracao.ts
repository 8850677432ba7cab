import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import { contextoDoSistema } from '#contexto.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createIndiceBusca } from '#modules/busca/indice.ts'
import type { Termo } from '#modules/envio-digital/termos.ts'
import type { FaturaImportService } from '#modules/importacao/fatura-service.ts'
import type { Relogio } from '#relogio.ts'
import { carregarUcs } from './carga-ucs.ts'
import { competenciasUntil, monthOf, monthOrdinal } from './competencias.ts'
import { createDemoRepository } from './demo-repository.ts'
import { nf3eChave, nf3eXml } from './faturas.ts'
import { SEED_DEMO } from './livro.ts'
import { createDemoBook, type DemoBook } from './ucs.ts'

/** Months of bills that each UC of the demonstration has, ending with the month before. */
export const MESES = 13
/** UCs per transaction: with all that belongs to them, below 500 rows. */
const LOTE_UCS = 40
/** Bills per delivery to the importer; between two of them the loading can be stopped. */
const LOTE_FATURAS = 300

export interface Demonstracao {
  unitOfWork: UnitOfWork
  relogio: Relogio
  total: number
  termo: Termo
}

/**
 * Loads the demonstration's UCs where they are missing, and gives the book. The dates of a book hang on the day it was
 * first loaded, which the database remembers.
 */
export async function carregarDemonstracao(demo: Demonstracao): Promise<DemoBook> {
  const { unitOfWork, total } = demo
  const repository = createDemoRepository(unitOfWork.tables)
  const hoje = saoPauloDay(demo.relogio.agora())
  const referencia = await unitOfWork.transaction((tx) =>
    repository.referencia(tx, hoje, demo.relogio.agora()),
  )
  const book = createDemoBook({ seed: SEED_DEMO, total, referencia })
  const carregadas = await firstMissing(total, (i) =>
    unitOfWork.read((tx) => repository.hasUc(tx, book.uc(i).numero)),
  )
  if (carregadas < total) {
    const indice = createIndiceBusca(unitOfWork)
    await carregarUcs({ unitOfWork, indice, book, termo: demo.termo, lote: LOTE_UCS }, carregadas)
  }
  return book
}

/** Whether the database holds the demonstration, so that commands beside its server treat bills as it does. */
export function isDemonstracao(unitOfWork: UnitOfWork): Promise<boolean> {
  return unitOfWork.read((tx) => createDemoRepository(unitOfWork.tables).isDemonstracao(tx))
}

export interface CargaFaturas {
  unitOfWork: UnitOfWork
  book: DemoBook
  importador: FaturaImportService
  sinal: AbortSignal
  onProgresso?: (prontas: number, total: number) => void
}

/**
 * Brings in thirteen months of bills by the real importer, as an archive: nothing is sent. Stops between two deliveries
 * when `sinal` says so, and goes on from there the next time.
 */
export async function carregarFaturas(carga: CargaFaturas): Promise<void> {
  const { unitOfWork, book, importador, sinal } = carga
  const repository = createDemoRepository(unitOfWork.tables)
  const bills = billsOf(book)
  const primeira = await firstMissing(bills.length, (i) =>
    unitOfWork.read((tx) => repository.hasFatura(tx, bills[i]!.chave())),
  )
  for (let inicio = primeira; inicio < bills.length && !sinal.aborted; inicio += LOTE_FATURAS) {
    const lote = bills.slice(inicio, inicio + LOTE_FATURAS)
    const arquivos = lote.map((bill) => ({ nome: `${bill.chave()}.xml`, bytes: Buffer.from(bill.xml()) }))
    await importador.importar(contextoDoSistema('Demonstração'), {
      arquivos,
      jaImpressa: false,
      historico: true,
    })
    carga.onProgresso?.(Math.min(inicio + LOTE_FATURAS, bills.length), bills.length)
    await yieldToOthers()
  }
}

/** Every bill of the book, month by month, the oldest first. */
function billsOf(book: DemoBook) {
  const ultima = monthOf(monthOrdinal(book.referencia.slice(0, 7)) - 1)
  return competenciasUntil(ultima, MESES).flatMap((competencia) =>
    Array.from({ length: book.total }, (_, i) => i)
      .filter((i) => competencia >= book.uc(i).consumo.desde)
      .map((i) => ({
        chave: () => nf3eChave(book.uc(i), competencia),
        xml: () => nf3eXml(book.uc(i), competencia),
      })),
  )
}

/** The first index for which `has` is false, where all before it are loaded and none after. */
async function firstMissing(count: number, has: (index: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (await has(middle)) low = middle + 1
    else high = middle
  }
  return low
}
