import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { contextoDoSistema, type Contexto } from '#contexto.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { FaturaImportService } from '#modules/importacao/fatura-service.ts'
import type { PedidoPagamentos } from '#modules/pagamentos/importar.ts'
import { monthOf, monthOrdinal } from './competencias.ts'
import { createDemoRepository } from './demo-repository.ts'
import { faturasAntigasCsv } from './faturas-antigas.ts'
import { cancelamentoXml, nf3eXml } from './faturas.ts'
import { idDoPagamento, pagamentosCsv, ultimaCompetencia, ultimoPagamento } from './pagamentos.ts'
import type { DemoBook } from './ucs.ts'

export interface CargaSituacoes {
  unitOfWork: UnitOfWork
  book: DemoBook
  importador: FaturaImportService
  importarPagamentos: (contexto: Contexto, pedido: PedidoPagamentos) => Promise<unknown>
  /** Months of bills that each UC has. */
  meses: number
}

/** UCs of casos.ts whose bills show what may become of one. */
const COM_CANCELADA = 1
const COM_SUBSTITUIDA = 2
const COM_ANTIGAS = 11
/** How many months before the last one that bill is. */
const MESES_ATRAS = 3

/**
 * Bills that were cancelled, replaced, paid, and some older than the NF3e, by the real importers. Does nothing once it is
 * done: the payment that is written last tells.
 */
export async function carregarSituacoes(carga: CargaSituacoes): Promise<void> {
  const { unitOfWork, book, importador, importarPagamentos, meses } = carga
  const repository = createDemoRepository(unitOfWork.tables)
  const atras = monthOf(monthOrdinal(ultimaCompetencia(book)) - MESES_ATRAS)
  const ultimo = `csv:${ultimoPagamento(book)}`
  if (await unitOfWork.read((tx) => repository.hasPagamento(tx, ultimo))) return
  const cancelada = idDoPagamento(book.uc(COM_CANCELADA), atras)
  const contexto = contextoDoSistema('Demonstração')
  const folder = await mkdtemp(join(tmpdir(), 'ramal-demo-'))
  const put = async (nome: string, content: string | Readable) => {
    const caminho = join(folder, nome)
    await writeFile(caminho, content)
    return { nome, caminho }
  }
  try {
    const antigas =
      book.total > COM_ANTIGAS ? [await put('antigas.csv', faturasAntigasCsv(book.uc(COM_ANTIGAS)))] : []
    const arquivos = [...antigas, ...documentos(book, atras)]
    await importador.importar(contexto, { arquivos, jaImpressa: true, historico: true })
    const arquivo = await put('pagamentos.csv', Readable.from(pagamentosCsv(book, meses, cancelada)))
    await importarPagamentos(contexto, { arquivo })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function documentos(book: DemoBook, competencia: string) {
  const of = (indice: number, nome: string, xml: (uc: ReturnType<DemoBook['uc']>) => string) =>
    indice < book.total ? [{ nome, bytes: Buffer.from(xml(book.uc(indice))) }] : []
  return [
    ...of(COM_CANCELADA, 'cancelamento.xml', (uc) => cancelamentoXml(uc, competencia)),
    ...of(COM_SUBSTITUIDA, 'substituta.xml', (uc) => nf3eXml(uc, competencia, { substituta: true })),
  ]
}
