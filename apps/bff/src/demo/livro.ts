import { openDatabase } from '#db/open.ts'
import { createIndiceBusca } from '#modules/busca/indice.ts'
import { createTermos } from '#modules/envio-digital/termos.ts'
import { relogioDoSistema } from '#relogio.ts'
import { carregarUcs } from './carga-ucs.ts'
import { createDemoBook } from './ucs.ts'

/** The seed of every demonstration and benchmark book. */
export const SEED_DEMO = 2026

/** In a process that does nothing else a transaction may be long: fewer, larger segments of the search index. */
const LOTE = 5_000

export interface Livro {
  databaseUrl: string
  /** UCs, at most ten million. */
  total: number
  /** Day from which dates are told, 'AAAA-MM-DD'. */
  referencia: string
  onProgresso?: (ucs: number) => void
}

/** Loads a book of UCs without bills into a database, going on where an interrupted load of the same book stopped. */
export async function montarLivro({ databaseUrl, total, referencia, onProgresso }: Livro): Promise<void> {
  const unitOfWork = await openDatabase(databaseUrl)
  try {
    const { ucs } = unitOfWork.tables
    const termos = createTermos(unitOfWork.tables)
    await unitOfWork.transaction((tx) => termos.ensure(tx))
    const indice = createIndiceBusca(unitOfWork)
    const { carregadas, termo } = await unitOfWork.read(async (tx) => ({
      carregadas: await tx.$count(ucs),
      termo: await termos.vigente(tx, relogioDoSistema.agora()),
    }))
    await carregarUcs(
      {
        unitOfWork,
        indice,
        book: createDemoBook({ seed: SEED_DEMO, total, referencia }),
        termo,
        lote: LOTE,
        ...(onProgresso && { onProgresso }),
      },
      carregadas,
    )
    await unitOfWork.transaction((tx) => indice.otimizar(tx))
  } finally {
    await unitOfWork.close()
  }
}
