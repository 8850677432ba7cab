import { assertBarra } from './barra.ts'
import type { Danf3eInput } from './input.ts'
import { danf3eForms, drawDanf3e } from './layout/document.ts'
import { drawFaturaEnergia, energiaFrame } from './layout/energia.ts'
import type { EnergiaInput } from './layout/energia.ts'
import { drawSlip, slipFrame } from './layout/slip.ts'
import { PAGE, REGULAR, SEMIBOLD } from './layout/style.ts'
import type { Drawing } from './pdf/canvas.ts'
import { buildTemplate } from './pdf/template.ts'
import { openLot } from './pdf/write-lot.ts'
import type { LotPlace, LotSummary } from './pdf/write-lot.ts'

const PRODUCER = 'Ramal lote-1'

/** What one bill of a file to be printed shows. */
export type Folha =
  | { readonly desenho: 'danf3e' | 'barra'; readonly input: Danf3eInput }
  | { readonly desenho: 'fatura_energia'; readonly input: EnergiaInput }

export type LotOptions = {
  readonly titulo: string
  readonly distribuidora: string
  /** ISO 8601 with offset. */
  readonly criadoEm: string
  readonly frenteVerso: boolean
}

export type LoteDeFolhas = {
  /** Appends a bill; await each before the next. @throws SemBarra for a slip that nobody could pay by; nothing is added */
  readonly add: (folha: Folha) => Promise<LotPlace>
  readonly finish: () => Promise<LotSummary>
}

export type LoteRenderer = {
  /** Opens a file of many bills to be printed, given out in chunks. */
  readonly openLot: (options: LotOptions, write: (chunk: Uint8Array) => Promise<unknown>) => LoteDeFolhas
}

/** One template with the frames of all that bills are printed as: kinds follow one another in one file. */
export function createLoteRenderer(): LoteRenderer {
  const forms = { ...danf3eForms(), Slip: slipFrame(), Energia: energiaFrame() }
  const template = buildTemplate(PAGE, [REGULAR, SEMIBOLD], forms, 'lote-1')
  return {
    openLot({ titulo, distribuidora, criadoEm, frenteVerso }, write) {
      const info = { title: titulo, author: distribuidora, producer: PRODUCER, createdAt: criadoEm }
      const lot = openLot(template, { info, frenteVerso }, write)
      return { add: async (folha) => lot.add(pagesOf(folha)), finish: lot.finish }
    },
  }
}

function pagesOf(folha: Folha): Drawing[] {
  if (folha.desenho === 'fatura_energia') return [drawFaturaEnergia(folha.input)]
  if (folha.desenho === 'danf3e') return drawDanf3e(folha.input)
  assertBarra(folha.input.nf3e)
  return [drawSlip(folha.input)]
}
