import type { Readable } from 'node:stream'
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl'
import { MAX_DOCUMENTO_BYTES } from './limites.ts'
import { nomeLegivel } from './nome-legivel.ts'
import type { Recebido } from './recebido.ts'

/** What one zip may unfold to. A bomb is stopped by what it inflates to, not by what its directory claims. */
const MAX_ENTRADAS = 200_000
const MAX_TOTAL_BYTES = 2 * 1024 ** 3

/** The files of a zip, one at a time; what cannot be read is a fault of that file alone, or of the zip itself. */
export async function* readZip(nome: string, caminho: string): AsyncGenerator<Recebido> {
  let zip: ZipFile
  try {
    // Names are decoded here: yauzl's own check of them (no `..`, no drive letter) guards those who unpack to the disk,
    // and would end the reading of all that follows.
    zip = await openPromise(caminho, { autoClose: false, decodeStrings: false })
  } catch {
    yield { nome, falha: 'O arquivo zip está danificado.' }
    return
  }
  try {
    yield* readEntries(nome, zip)
  } finally {
    zip.close()
  }
}

async function* readEntries(nome: string, zip: ZipFile): AsyncGenerator<Recebido> {
  if (zip.entryCount > MAX_ENTRADAS) {
    yield { nome, falha: `O zip tem mais de ${MAX_ENTRADAS} arquivos; divida-o.` }
    return
  }
  let total = 0
  const entries = zip.eachEntry()
  for (;;) {
    const next = await entries.next().catch(() => null)
    if (next === null) {
      yield { nome, falha: 'O arquivo zip está danificado; o que veio antes do dano foi lido.' }
      return
    }
    if (next.done) return
    const entry = next.value
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
    const fileName = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
    if (fileName.endsWith('/')) continue
    const recebido = await readEntry(`${nome}/${nomeLegivel(fileName)}`, zip, entry)
    total += 'bytes' in recebido ? recebido.bytes.length : MAX_DOCUMENTO_BYTES
    if (total > MAX_TOTAL_BYTES) {
      yield { nome, falha: 'O conteúdo do zip passa de 2 GB; divida-o.' }
      return
    }
    yield recebido
  }
}

async function readEntry(nome: string, zip: ZipFile, entry: Entry): Promise<Recebido> {
  if (entry.isEncrypted()) return { nome, falha: 'O arquivo está protegido por senha.' }
  if (entry.uncompressedSize > MAX_DOCUMENTO_BYTES) return { nome, falha: GRANDE_DEMAIS }
  try {
    const bytes = await collect(await zip.openReadStreamPromise(entry))
    return bytes ? { nome, bytes } : { nome, falha: GRANDE_DEMAIS }
  } catch {
    return { nome, falha: 'O arquivo está danificado dentro do zip.' }
  }
}

const GRANDE_DEMAIS = `O arquivo passa de ${MAX_DOCUMENTO_BYTES / 1024 ** 2} MB: não é uma NF3e.`

/** The bytes of the stream, or null when it gives more than one document may have. */
async function collect(stream: Readable): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_DOCUMENTO_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
