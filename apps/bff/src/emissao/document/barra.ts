import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Nf3e } from '../nf3e/model.ts'
import type { Danf3eInput } from './input.ts'
import { drawSlip, slipFrame } from './layout/slip.ts'
import { PAGE, REGULAR, SEMIBOLD } from './layout/style.ts'
import type { Protection } from './pdf/protect.ts'
import { buildTemplate } from './pdf/template.ts'
import { createFileWriter } from './pdf/write-file.ts'
import type { FileContent, ProtectedFile } from './pdf/write-file.ts'

/** Names the bytes of a barra, as `TEMPLATE_VERSION` those of a bill. */
export const BARRA_VERSION = 'barra-1'

export type BarraRenderer = {
  readonly templateVersion: string
  /**
   * The short slip of one bill: what is due and how to pay it, no tax document. Synchronous and free of I/O.
   *
   * @throws SemBarra where the bill has nothing to pay by
   */
  readonly render: (input: Danf3eInput) => Uint8Array
  readonly renderProtected: (input: Danf3eInput, protection: Protection) => ProtectedFile
}

/** Why a bill has no barra. */
export type MotivoSemBarra = 'debito_automatico' | 'sem_codigo'

/** The bill cannot be paid by a slip; `message` is the sentence in Portuguese that says why. */
export class SemBarra extends Error {
  override readonly name = 'SemBarra'
  readonly motivo: MotivoSemBarra

  constructor(motivo: MotivoSemBarra) {
    super(SENTENCES[motivo])
    this.motivo = motivo
  }
}

const SENTENCES: Readonly<Record<MotivoSemBarra, string>> = {
  debito_automatico: 'Esta fatura está em débito automático: não há barra para pagar.',
  sem_codigo: 'Esta fatura não traz código de barras nem Pix: não há barra para pagar.',
}

/** Builds the template once (about 30 ms); it shares nothing with that of the bills, whose bytes it leaves alone. */
export function createBarraRenderer(): BarraRenderer {
  const template = buildTemplate(PAGE, [REGULAR, SEMIBOLD], { Slip: slipFrame() }, BARRA_VERSION)
  const writer = createFileWriter(template)
  return {
    templateVersion: BARRA_VERSION,
    render(input) {
      assertBarra(input.nf3e)
      return writer.write(contentOf(input))
    },
    renderProtected(input, protection) {
      assertBarra(input.nf3e)
      return writer.writeProtected(contentOf(input), protection)
    },
  }
}

/** @throws SemBarra where the bill has nothing to pay by */
export function assertBarra(nf3e: Nf3e): void {
  const motivo = motivoSemBarra(nf3e)
  if (motivo !== null) throw new SemBarra(motivo)
}

const contentOf = (input: Danf3eInput): FileContent => ({
  pages: [drawSlip(input)],
  info: infoOf(input.nf3e),
})

function motivoSemBarra({ fatura }: Nf3e): MotivoSemBarra | null {
  if (fatura.debitoAutomatico) return 'debito_automatico'
  return fatura.pagamento === null && fatura.pix === null ? 'sem_codigo' : null
}

function infoOf({ fatura, acesso, emitente, emitidaEm }: Nf3e) {
  return {
    title: `Barra ${fatura.competencia} UC ${formatUcNumber(acesso.ucNumero)}`,
    author: emitente.nome,
    producer: `Ramal ${BARRA_VERSION}`,
    createdAt: emitidaEm,
  }
}
