import type { Danf3eLot, Danf3eRenderer } from '#emissao/document/danf3e.ts'
import { contatosDaDistribuidora } from '#emissao/engine/documentos.ts'
import { decodeFatos } from '#emissao/nf3e/fatos.ts'
import { reopenNf3e } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'

/** A bill as it is kept. */
export interface FaturaDoLote {
  fatos: Uint8Array | null
  xmlDeflate: Uint8Array
  ucNumeroAnterior: string | null
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
  renderer: Danf3eRenderer,
  write: (bytes: Uint8Array) => Promise<void>,
  opcoes: OpcoesDoLote,
): EscritorDeLote {
  let lote: Danf3eLot | null = null
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
    async add({ fatos, xmlDeflate, ucNumeroAnterior }) {
      try {
        const nf3e = (fatos && decodeFatos(fatos)) ?? reopenNf3e(xmlDeflate)
        lote ??= open(nf3e)
        const distribuidora = contatosDaDistribuidora(nf3e)
        const bill = { nf3e, via: 1 as const, ucNumeroAnterior, distribuidora, mensagens: [] }
        const { firstPage, pages } = await lote.add(bill)
        return { primeiraPagina: firstPage, paginas: pages }
      } catch (error) {
        if (unwritable) throw error
        return null
      }
    },
    end: async () => (lote ? (await lote.finish()).pages : 0),
  }
}
