import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { drawFaturaEnergia, energiaFrame } from './layout/energia.ts'
import type { EnergiaInput } from './layout/energia.ts'
import { PAGE, REGULAR, SEMIBOLD } from './layout/style.ts'
import type { Protection } from './pdf/protect.ts'
import { buildTemplate } from './pdf/template.ts'
import { createFileWriter } from './pdf/write-file.ts'
import type { FileContent, ProtectedFile } from './pdf/write-file.ts'

/** Names the bytes of an older bill, as `TEMPLATE_VERSION` those of a DANF3E. */
export const FATURA_ENERGIA_VERSION = 'fatura-energia-1'

export type FaturaEnergiaRenderer = {
  readonly templateVersion: string
  /** The one page of a bill older than the NF3e. Synchronous and free of I/O; equal input gives equal bytes. */
  readonly render: (input: EnergiaInput) => Uint8Array
  readonly renderProtected: (input: EnergiaInput, protection: Protection) => ProtectedFile
}

/** Builds the template once (about 30 ms); it shares nothing with that of the DANF3E, whose bytes it leaves alone. */
export function createFaturaEnergiaRenderer(): FaturaEnergiaRenderer {
  const forms = { Energia: energiaFrame() }
  const template = buildTemplate(PAGE, [REGULAR, SEMIBOLD], forms, FATURA_ENERGIA_VERSION)
  const writer = createFileWriter(template)
  return {
    templateVersion: FATURA_ENERGIA_VERSION,
    render: (input) => writer.write(contentOf(input)),
    renderProtected: (input, protection) => writer.writeProtected(contentOf(input), protection),
  }
}

function contentOf(input: EnergiaInput): FileContent {
  const { registro, nf3e } = input
  const info = {
    title: `Fatura de energia ${registro.competencia} UC ${formatUcNumber(registro.uc)}`,
    author: registro.distribuidora.nome,
    producer: `Ramal ${FATURA_ENERGIA_VERSION}`,
    createdAt: nf3e.emitidaEm,
  }
  return { pages: [drawFaturaEnergia(input)], info }
}
