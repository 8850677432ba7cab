import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ReadTx } from '#db/tx.ts'
import type { ArquivoEmObra } from './arquivos.ts'
import { createDesfechoRepository } from './desfecho-repository.ts'
import { createEscritor, type EscritorDeLote } from './escritor.ts'
import { CABECALHO_MANIFESTO, linhaDoManifesto } from './manifesto.ts'
import { createMembrosRepository, type MembroDoLote } from './membros-repository.ts'
import type { MontagemDeps } from './montar.ts'
import { ordenarMembros } from './ordem.ts'
import { createLoteRepository, type LoteGravado } from './repository.ts'

const LEITURA = 500
/** Bills whose documents are in memory at once. */
const DOCUMENTOS = 50
/** Bills drawn before others have their turn: some milliseconds. */
const FOLEGO = 5

/** The lot was undone, or the process ends: what was written of it is thrown away. */
export class Interrompido extends Error {}

export interface Andamento {
  /** Bills in the file so far. */
  feitas: number
  /** Set by who wants the work to end. */
  parar: boolean
}

export interface Obra {
  pdf: ArquivoEmObra
  csv: ArquivoEmObra
}

/** A 2ª via on paper is marked as such, as everywhere. */
const copiaDe = ({ finalidade, conteudo }: MembroDoLote) =>
  ({
    via: finalidade === 'segunda_via' ? 2 : 1,
    conteudo: conteudo === 'barra' ? 'barra' : 'fatura',
  }) as const

/** Writes the bills of a lot and its manifest, in order. @returns the pages. @throws Interrompido. */
export function createEscreverArquivos(deps: MontagemDeps) {
  const { unitOfWork, relogio, renderer } = deps
  const lotes = createLoteRepository(unitOfWork.tables)
  const membrosRepository = createMembrosRepository(unitOfWork.tables)
  const desfechos = createDesfechoRepository(unitOfWork.tables)
  const read = <R>(body: (tx: ReadTx) => Promise<R>) => unitOfWork.read(body)

  async function assertWanted(id: number, { parar }: Andamento): Promise<LoteGravado> {
    const lote = await read((tx) => lotes.find(tx, id))
    if (parar || lote?.estado !== 'montando') throw new Interrompido()
    return lote
  }

  /** Every bill of the lot, in its order: some hundred bytes each. */
  async function ordenar(id: number): Promise<MembroDoLote[]> {
    const membros: MembroDoLote[] = []
    for (let page: MembroDoLote[] | null = null; page === null || page.length === LEITURA;) {
      const depois = membros.at(-1)?.disparoId ?? 0
      page = await read((tx) => membrosRepository.membros(tx, id, depois, LEITURA))
      membros.push(...page)
      await yieldToOthers()
    }
    return ordenarMembros(membros)
  }

  const drop = (id: number, disparoId: number) =>
    unitOfWork.transaction((tx) => desfechos.drop(tx, id, disparoId, relogio.agora()))

  async function add(
    lote: { id: number; escritor: EscritorDeLote; csv: ArquivoEmObra },
    membros: readonly MembroDoLote[],
    andamento: Andamento,
  ): Promise<void> {
    const ids = membros.map(({ faturaId }) => faturaId)
    const faturas = await read((tx) => membrosRepository.documentos(tx, ids))
    for (const [index, membro] of membros.entries()) {
      if (index % FOLEGO === 0) await yieldToOthers()
      const fatura = faturas.get(membro.faturaId)
      const lugar = fatura ? await lote.escritor.add({ ...fatura, ...copiaDe(membro) }) : null
      // One damaged document must not keep thousands of others from the printer.
      if (!lugar) await drop(lote.id, membro.disparoId)
      else await lote.csv.write(linhaDoManifesto(membro, { sequencia: ++andamento.feitas, ...lugar }))
    }
  }

  return async (id: number, { pdf, csv }: Obra, andamento: Andamento): Promise<number> => {
    const membros = await ordenar(id)
    const { frenteVerso, criadoEm } = await assertWanted(id, andamento)
    const opcoes = { titulo: `Lote de impressão ${id}`, criadoEm, frenteVerso }
    const escritor = createEscritor(renderer(), (bytes) => pdf.write(bytes), opcoes)
    await csv.write(CABECALHO_MANIFESTO)
    andamento.feitas = 0
    for (let start = 0; start < membros.length; start += DOCUMENTOS) {
      await assertWanted(id, andamento)
      await add({ id, escritor, csv }, membros.slice(start, start + DOCUMENTOS), andamento)
    }
    return escritor.end()
  }
}
