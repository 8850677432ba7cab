import { folhaDaGuardada, type ConteudoDaFatura, type FaturaGuardada } from '#emissao/document/folha.ts'
import type { LoteDeFolhas, LoteRenderer } from '#emissao/document/lote.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'

/** A bill as it is kept, and which copy of what the lot prints. */
export interface FaturaDoLote extends FaturaGuardada {
  via: 1 | 2
  conteudo: ConteudoDaFatura
}

/** Puts bills one after another into one PDF, in memory that does not grow with their number. */
export interface EscritorDeLote {
  /**
   * @returns its first page, counted from 1, and its pages; null when the kept document cannot be drawn, and then nothing
   * of it is in the file. Rejects when the file cannot be written.
   */
  add(fatura: FaturaDoLote): Promise<{ primeiraPagina: number; paginas: number } | null>
  /** @returns the pages of the file; 0 when it has no bill. */
  end(): Promise<number>
}

export interface OpcoesDoLote {
  titulo: string
  criadoEm: Date
  frenteVerso: boolean
}

export function createEscritor(
  renderer: LoteRenderer,
  write: (bytes: Uint8Array) => Promise<void>,
  opcoes: OpcoesDoLote,
): EscritorDeLote {
  let lote: LoteDeFolhas | null = null
  let unwritable = false

  /** Opened with the first bill, which names the distributor. */
  const open = ({ emitente }: Nf3e) =>
    renderer.openLot(
      {
        titulo: opcoes.titulo,
        distribuidora: emitente.nome,
        criadoEm: `${opcoes.criadoEm.toISOString().slice(0, 19)}+00:00`,
        frenteVerso: opcoes.frenteVerso,
      },
      async (bytes) => {
        unwritable = true
        await write(bytes)
        unwritable = false
      },
    )

  return {
    async add({ via, conteudo, ...guardada }) {
      try {
        const folha = folhaDaGuardada(guardada, { via, conteudo })
        lote ??= open(folha.input.nf3e)
        const { firstPage, pages } = await lote.add(folha)
        return { primeiraPagina: firstPage, paginas: pages }
      } catch (error) {
        if (unwritable) throw error
        return null
      }
    },
    end: async () => (lote ? (await lote.finish()).pages : 0),
  }
}
