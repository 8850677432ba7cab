import { createHash } from 'node:crypto'
import type { Drawing } from './canvas.ts'
import { deflateContent } from './deflate-content.ts'
import { packObjects, pdfDate, textString } from './objects.ts'
import type { PackedObjects, PdfObject, PdfStream } from './objects.ts'
import type { Protection } from './protect.ts'
import { serialise } from './serialise.ts'
import type { PdfFile } from './serialise.ts'
import { createSkeletons } from './skeleton.ts'
import type { Skeleton } from './skeleton.ts'
import type { PdfTemplate } from './template.ts'
import { xmpPacket } from './xmp.ts'

/** What a file tells of itself. */
export type FileInfo = {
  readonly title: string
  readonly author: string
  readonly producer: string
  /** The document's own date (ISO 8601 with offset): the file has no other, so that it can be made again. */
  readonly createdAt: string
}

/** A file inside the file. */
export type Attachment = {
  /** Plain ASCII. */
  readonly name: string
  readonly description: string
  readonly mediaType: string
  /** In zlib form, copied as it is. */
  readonly deflated: Uint8Array
  /** Bytes before they were deflated, null where it is not known. */
  readonly size: number | null
  /** ISO 8601 with offset. */
  readonly modifiedAt: string
}

/** What a file is made of: a page per drawing. */
export type FileContent = {
  readonly pages: readonly Drawing[]
  readonly info: FileInfo
  readonly attachment?: Attachment
}

export type FileWriter = {
  /** PDF/A-3b, tagged. */
  readonly write: (content: FileContent) => Uint8Array
  /** The same, and its copy that a password opens. A protected file cannot be PDF/A, and does not say so. */
  readonly writeProtected: (content: FileContent, protection: Protection) => ProtectedFile
}

export type ProtectedFile = { readonly plain: Uint8Array; readonly sealed: Uint8Array }

/**
 * Makes files of a template. Only what a bill brings itself is compressed and written; the rest is copied. Equal input
 * gives equal bytes.
 */
export function createFileWriter(template: PdfTemplate): FileWriter {
  const skeletonOf = createSkeletons(template)
  const deflateAll = ({ pages }: FileContent) => pages.map((page) => deflateContent(template.page, page))

  const assemble = (content: FileContent, contents: readonly Uint8Array[], isProtected: boolean): PdfFile => {
    const { info, pages, attachment } = content
    const structures = pages.map(({ structure }) => structure)
    const skeleton = skeletonOf({ structures, hasAttachment: attachment !== undefined, isProtected })
    const facts = packFacts(skeleton, info, attachment)
    const told: PdfStream[] = [facts.stream]
    contents.forEach((bytes, page) =>
      told.push({ ref: skeleton.contents[page] ?? 0, dict: '/Filter /FlateDecode', bytes }),
    )
    if (attachment) told.push(attachmentStream(skeleton, attachment))
    const metadata = {
      ref: skeleton.metadata,
      dict: '/Type /Metadata /Subtype /XML',
      bytes: xmpPacket(info, !isProtected),
    }
    return {
      ...skeleton,
      template,
      own: [skeleton.packed.stream, metadata, ...told],
      packed: [skeleton.packed, facts],
      identifier: identifierOf(template, told),
    }
  }

  return {
    write: (content) => serialise(assemble(content, deflateAll(content), false)),
    writeProtected(content, protection) {
      const contents = deflateAll(content)
      return {
        plain: serialise(assemble(content, contents, false)),
        sealed: serialise(assemble(content, contents, true), protection),
      }
    },
  }
}

function attachmentStream(skeleton: Skeleton, { mediaType, deflated }: Attachment): PdfStream {
  return {
    ref: skeleton.attachment,
    dict:
      `/Type /EmbeddedFile /Subtype /${mediaType.replace('/', '#2F')} /Params ${skeleton.attachmentParams} 0 R ` +
      '/Filter /FlateDecode',
    bytes: deflated,
  }
}

/** The strings of a file, all in one object stream. */
function packFacts(skeleton: Skeleton, info: FileInfo, attachment: Attachment | undefined): PackedObjects {
  const objects: PdfObject[] = [[skeleton.info, infoDictionary(info)]]
  if (attachment) {
    const name = textString(attachment.name)
    const size = attachment.size === null ? '' : `/Size ${attachment.size} `
    objects.push(
      [skeleton.names, `<</Names [${name} ${skeleton.fileSpec} 0 R]>>`],
      [
        skeleton.fileSpec,
        `<</Type /Filespec /F ${name} /UF ${name} /Desc ${textString(attachment.description)} ` +
          `/AFRelationship /Source /EF <</F ${skeleton.attachment} 0 R /UF ${skeleton.attachment} 0 R>>>>`,
      ],
      [skeleton.attachmentParams, `<<${size}/ModDate ${pdfDate(attachment.modifiedAt)}>>`],
    )
  }
  return packObjects(skeleton.facts, objects, false)
}

/** The information dictionary. */
export function infoDictionary({ title, author, producer, createdAt }: FileInfo): string {
  const date = pdfDate(createdAt)
  return (
    `<</Title ${textString(title)} /Author ${textString(author)} /Producer ${textString(producer)} ` +
    `/CreationDate ${date} /ModDate ${date}>>`
  )
}

/** 32 hexadecimal digits that derive from the template and what the bill alone has: no clock and no chance. */
function identifierOf({ version }: PdfTemplate, told: readonly PdfStream[]): string {
  const content = createHash('sha256').update(version)
  for (const { bytes } of told) content.update(bytes)
  return content.digest('hex').slice(0, 32)
}
