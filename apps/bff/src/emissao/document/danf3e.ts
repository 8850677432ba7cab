import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput, KeptXml } from './input.ts'
import { danf3eForms, drawDanf3e } from './layout/document.ts'
import { PAGE, REGULAR, SEMIBOLD } from './layout/style.ts'
import type { Protection } from './pdf/protect.ts'
import { buildTemplate } from './pdf/template.ts'
import type { Attachment, FileContent, FileInfo, ProtectedFile } from './pdf/write-file.ts'
import { createFileWriter } from './pdf/write-file.ts'
import { openLot } from './pdf/write-lot.ts'
import type { LotPlace, LotSummary } from './pdf/write-lot.ts'

/**
 * Names the bytes a bill gives: they are fixed per bill, copy and version. Any change to what is drawn needs a new
 * version; the golden test fails until it has one.
 */
export const TEMPLATE_VERSION = 'danf3e-2'
const PRODUCER = `Ramal ${TEMPLATE_VERSION}`

export type Danf3eRenderer = {
  readonly templateVersion: string
  /** The PDF of one bill. Synchronous and free of I/O: workers call it in a loop. */
  readonly render: (input: Danf3eInput) => Uint8Array
  /**
   * The PDF of one bill, of which the hash is recorded, and its copy that a password opens, which is what is sent.
   * Equal input and protection give equal bytes.
   */
  readonly renderProtected: (input: Danf3eInput, protection: Protection) => ProtectedFile
  /** Opens a file of many bills to be printed, given out in chunks. */
  readonly openLot: (options: LotOptions, write: (chunk: Uint8Array) => Promise<unknown>) => Danf3eLot
}

export type Danf3eLot = {
  /** Appends a bill; await each before the next. */
  readonly add: (input: Danf3eInput) => Promise<LotPlace>
  readonly finish: () => Promise<LotSummary>
}

export type LotOptions = {
  readonly titulo: string
  readonly distribuidora: string
  /** ISO 8601 with offset. */
  readonly criadoEm: string
  readonly frenteVerso: boolean
}

/** Builds the template once (about 30 ms); each bill then costs a fraction of a millisecond. */
export async function createDanf3eRenderer(): Promise<Danf3eRenderer> {
  const template = buildTemplate(PAGE, [REGULAR, SEMIBOLD], danf3eForms(), TEMPLATE_VERSION)
  const writer = createFileWriter(template)
  return {
    templateVersion: TEMPLATE_VERSION,
    render: (input) => writer.write(contentOf(input)),
    renderProtected: (input, protection) => writer.writeProtected(contentOf(input), protection),
    openLot({ titulo, distribuidora, criadoEm, frenteVerso }, write) {
      const info = { title: titulo, author: distribuidora, producer: PRODUCER, createdAt: criadoEm }
      const lot = openLot(template, { info, frenteVerso }, write)
      return { add: (input) => lot.add(drawDanf3e(input)), finish: lot.finish }
    },
  }
}

function contentOf(input: Danf3eInput): FileContent {
  const content = { pages: drawDanf3e(input), info: infoOf(input.nf3e) }
  return input.xml ? { ...content, attachment: attachmentOf(input.nf3e, input.xml) } : content
}

function infoOf(nf3e: Nf3e): FileInfo {
  return {
    title: `DANF3E ${nf3e.fatura.competencia} UC ${formatUcNumber(nf3e.acesso.ucNumero)}`,
    author: nf3e.emitente.nome,
    producer: PRODUCER,
    createdAt: nf3e.emitidaEm,
  }
}

/** The document that counts goes with the one that people read. */
function attachmentOf(nf3e: Nf3e, xml: KeptXml): Attachment {
  return {
    name: `${nf3e.chave}-nf3e.xml`,
    description: 'NF3e',
    mediaType: 'text/xml',
    ...xml,
    modifiedAt: nf3e.protocolo?.recebidoEm ?? nf3e.emitidaEm,
  }
}
