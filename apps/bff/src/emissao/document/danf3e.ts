import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput } from './input.ts'
import { drawFirstPage, firstPageFrame } from './layout/first-page.ts'
import { drawFollowingPage, followingPageFrame } from './layout/following-page.ts'
import { paginate } from './layout/paginate.ts'
import { PAGE, REGULAR, SEMIBOLD } from './layout/style.ts'
import { buildTemplate } from './pdf/template.ts'
import type { Attachment, FileInfo } from './pdf/write-file.ts'
import { createFileWriter } from './pdf/write-file.ts'

/**
 * Names the bytes a bill gives: they are fixed per bill, copy and version. Any change to what is drawn needs a new
 * version; the golden test fails until it has one.
 */
export const TEMPLATE_VERSION = 'danf3e-2'

export type Danf3eRenderer = {
  readonly templateVersion: string
  /** The PDF of one bill. Synchronous and free of I/O: workers call it in a loop. */
  readonly render: (input: Danf3eInput) => Uint8Array
}

/** Builds the template once (about 30 ms); each bill then costs a fraction of a millisecond. */
export async function createDanf3eRenderer(): Promise<Danf3eRenderer> {
  const forms = { Frame: firstPageFrame(), Next: followingPageFrame() }
  const template = buildTemplate(PAGE, [REGULAR, SEMIBOLD], forms, TEMPLATE_VERSION)
  const writeFile = createFileWriter(template)
  return {
    templateVersion: TEMPLATE_VERSION,
    render: (input) => {
      const { first, following } = paginate(input)
      const pages = following.length + 1
      const contents = [
        drawFirstPage(input, first, pages),
        ...following.map((blocks, index) => drawFollowingPage(input, blocks, index + 2, pages)),
      ]
      return writeFile(contents, infoOf(input.nf3e), attachmentOf(input))
    },
  }
}

function infoOf(nf3e: Nf3e): FileInfo {
  return {
    title: `DANF3E ${nf3e.fatura.competencia} UC ${formatUcNumber(nf3e.acesso.ucNumero)}`,
    author: nf3e.emitente.nome,
    producer: `Ramal ${TEMPLATE_VERSION}`,
    createdAt: nf3e.emitidaEm,
  }
}

/** The document that counts goes with the one that people read. */
function attachmentOf({ nf3e, xml }: Danf3eInput): Attachment | undefined {
  if (!xml) return undefined
  return {
    name: `${nf3e.chave}-nf3e.xml`,
    description: 'NF3e',
    mediaType: 'text/xml',
    ...xml,
    modifiedAt: nf3e.protocolo?.recebidoEm ?? nf3e.emitidaEm,
  }
}
