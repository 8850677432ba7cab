import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { LoteRenderer } from '#emissao/document/lote.ts'
import type { Relogio } from '#relogio.ts'
import type { Arquivos } from './arquivos.ts'
import { createEscreverArquivos, Interrompido, type Andamento } from './escrever-arquivos.ts'
import { createLoteRepository } from './repository.ts'
import { createReservar, type FiltroDoLote } from './reservar.ts'

export interface MontagemDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  arquivos: Arquivos
  /** Made when the first lot is asked for: a server that prints nothing does without. */
  renderer: () => LoteRenderer
}

/** Fills a lot and writes its files. A lot that a crash cut short is written again from its beginning. */
export function createMontar(deps: MontagemDeps) {
  const { unitOfWork, relogio, arquivos } = deps
  const repository = createLoteRepository(unitOfWork.tables)
  const reservar = createReservar(deps)
  const escrever = createEscreverArquivos(deps)

  async function produzir(id: number, andamento: Andamento): Promise<void> {
    const obra = { pdf: await arquivos.create(id, 'pdf'), csv: await arquivos.create(id, 'csv') }
    let paginas
    try {
      paginas = await escrever(id, obra, andamento)
    } catch (error) {
      await Promise.all([obra.pdf.discard(), obra.csv.discard()])
      throw error
    }
    await obra.csv.finish()
    const arquivo = await obra.pdf.finish()
    const pronto = { estado: 'pronto' as const, paginas, ...arquivo, prontoEm: relogio.agora(), erro: null }
    const vazio = { estado: 'desfeito' as const, erro: 'Nenhum documento do lote pôde ser lido.' }
    const fim = andamento.feitas > 0 ? pronto : vazio
    const kept = await unitOfWork.transaction((tx) => repository.change(tx, id, ['montando'], fim))
    if (!kept || fim === vazio) await arquivos.remove(id)
  }

  async function fail(id: number, error: unknown): Promise<void> {
    const codigo = (error as NodeJS.ErrnoException).code ?? 'falha interna'
    const erro = `O arquivo do lote não pôde ser gravado (${codigo}). Desfaça o lote e monte outro.`
    // With the database away too the lot stays as it is, and the next start takes it up.
    await unitOfWork.transaction((tx) => repository.change(tx, id, ['montando'], { erro })).catch(() => false)
  }

  /** @param filtro what it may still take; null for one that has all its bills. */
  return async (id: number, filtro: FiltroDoLote | null, andamento: Andamento): Promise<void> => {
    try {
      if (filtro && !(await reservar(id, filtro, () => !andamento.parar))) return
      await produzir(id, andamento)
    } catch (error) {
      if (!(error instanceof Interrompido)) await fail(id, error)
    }
  }
}
