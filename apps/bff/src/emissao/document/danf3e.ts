import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput, KeptXml } from './input.ts'
import { danf3eForms, drawDanf3e } from './layout/document.ts'
import { PAGE, REGULAR, SEMIBOLD } from './layout/style.ts'
import type { Protection } from './pdf/protect.ts'
import { buildTemplate } from './pdf/template.ts'
import type { Attachment, FileContent, FileInfo, ProtectedFile } from './pdf/write-file.ts'
import { createFileWriter } from './pdf/write-file.ts'

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
}

/** Builds the template once (about 30 ms); each bill then costs a fraction of a millisecond. */
export async function createDanf3eRenderer(): Promise<Danf3eRenderer> {
  const template = buildTemplate(PAGE, [REGULAR, SEMIBOLD], danf3eForms(), TEMPLATE_VERSION)
  const writer = createFileWriter(template)
  return {
    templateVersion: TEMPLATE_VERSION,
    render: (input) => writer.write(contentOf(input)),
    renderProtected: (input, protection) => writer.writeProtected(contentOf(input), protection),
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
