import * as mupdf from 'mupdf'
import { describe, expect, it } from 'vitest'
import { keepXml } from '#emissao/nf3e/guarda.ts'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { qpdf } from '#emissao/testing/qpdf.ts'
import { nf3eOf, SAMPLE_KEY, withItems } from '#emissao/testing/sample-nf3e.ts'
import { signedNf3eProc } from '#emissao/testing/signed-xml.ts'
import { createDanf3eRenderer } from './danf3e.ts'
import { deriveProtection, protectionFromBytes, protectionToBytes } from './pdf/protect.ts'

const renderer = await createDanf3eRenderer()
const seed = Buffer.alloc(32, 7)
const protection = deriveProtection('52998', seed)
const xml = Buffer.from(signedNf3eProc())
const input = danf3eInput({
  nf3e: nf3eOf(signedNf3eProc()),
  xml: { deflated: keepXml(xml), size: xml.length },
})
const { plain, sealed } = renderer.renderProtected(input, protection)

function unlocked(file: Uint8Array, password: string): mupdf.PDFDocument | null {
  const document = mupdf.Document.openDocument(file, 'application/pdf')
  expect(document.needsPassword()).toBe(true)
  return document.authenticatePassword(password) > 0 ? document.asPDF() : null
}

describe('a bill with a password', () => {
  it('is encrypted with AES-256, revision 6, wholly', async () => {
    const { status, output } = await qpdf(sealed, '--password=52998', '--show-encryption')
    expect(status).toBe(0)
    expect(output).toContain('R = 6')
    for (const what of ['stream', 'string', 'file']) {
      expect(output).toContain(`${what} encryption method: AESv3`)
    }
  })

  it.each([
    ['of one page', input],
    ['of many pages', danf3eInput({ nf3e: nf3eOf(withItems(200)) })],
  ])('is sound, %s', async (_, input) => {
    const file = renderer.renderProtected(input, protection).sealed
    const { status, output } = await qpdf(file, '--password=52998', '--check')
    expect(output).toContain('No syntax or stream encoding errors found')
    expect(status).toBe(0)
  })

  it('opens with the password and shows the same as without', () => {
    const page = unlocked(sealed, '52998')?.loadPage(0).toStructuredText('preserve-whitespace').asText()
    const open = mupdf.Document.openDocument(plain, 'application/pdf')
    expect(page).toBe(open.loadPage(0).toStructuredText('preserve-whitespace').asText())
    expect(page).toContain('FULANA DE TAL')
  })

  it.each(['', '52997', '052998', 'owner'])('does not open with %j', async (password) => {
    expect(unlocked(sealed, password)).toBe(null)
    expect(await qpdf(sealed, `--password=${password}`, '--check')).toMatchObject({
      status: 2,
      output: expect.stringContaining('invalid password'),
    })
  })

  it('gives back the NF3e, byte for byte', () => {
    const pdf = unlocked(sealed, '52998')
    const spec = pdf?.getEmbeddedFiles()[`${SAMPLE_KEY}-nf3e.xml`]
    const contents = spec && pdf?.getEmbeddedFileContents(spec)?.asUint8Array()
    expect(Buffer.from(contents ?? []).equals(xml)).toBe(true)
  })

  it('tells its title to who has the password, and nothing to who has not', () => {
    expect(unlocked(sealed, '52998')?.getMetaData('info:Title')).toContain('DANF3E 2026-11')
    const raw = Buffer.from(sealed).toString('latin1')
    for (const secret of ['DANF3E', SAMPLE_KEY, 'DISTRIBUIDORA', '<?xpacket'])
      expect(raw).not.toContain(secret)
    expect(identifierOf(sealed)).not.toBe(identifierOf(plain))
  })

  it('does not claim to be PDF/A', () => {
    const packet = unlocked(sealed, '52998')?.getTrailer().get('Root', 'Metadata').readStream().asString()
    expect(packet).toContain('DANF3E')
    expect(packet).not.toContain('pdfaid')
  })
})

describe('the bytes of a protected bill', () => {
  it('come with the plain document that the hash is of', () => {
    expect(Buffer.from(plain).equals(renderer.render(input))).toBe(true)
  })

  it('repeat, also with a protection that was kept', () => {
    const kept = protectionFromBytes(protectionToBytes(protection))
    expect(kept).toEqual(protection)
    expect(Buffer.from(renderer.renderProtected(input, kept).sealed).equals(sealed)).toBe(true)
    expect(deriveProtection('52998', seed)).toEqual(protection)
  })

  it('have no block in common with those of another bill, adhesion or password', () => {
    const other = danf3eInput({ mensagens: ['Outra.'] })
    const files = [
      sealed,
      renderer.renderProtected(other, protection).sealed,
      renderer.renderProtected(input, deriveProtection('52998', Buffer.alloc(32, 8))).sealed,
      renderer.renderProtected(input, deriveProtection('52999', seed)).sealed,
    ]
    const [first, ...others] = files.map(firstStreamBlocks)
    for (const blocks of others) expect(blocks.some((block) => first?.includes(block))).toBe(false)
  })
})

describe('a password', () => {
  it.each([
    ['ação', 'ac\u0327a\u0303o'],
    ['um dois', 'um\u00a0dois'],
    ['conta', 'con\u00adta'],
    ['2026', '２０２６'],
  ])('%j is the same however it is typed', (typed, other) => {
    const { sealed } = renderer.renderProtected(input, deriveProtection(other, seed))
    expect(unlocked(sealed, typed)).not.toBe(null)
  })

  it('may have 127 bytes', () => {
    const { sealed } = renderer.renderProtected(input, deriveProtection('a'.repeat(127), seed))
    expect(unlocked(sealed, 'a'.repeat(127))).not.toBe(null)
  })

  it.each([[''], ['a'.repeat(128)], ['ã'.repeat(64)], ['tab\t'], ['\u00ad'], ['\ue000']])(
    '%j is refused',
    (password) => {
      expect(() => deriveProtection(password, seed)).toThrow(RangeError)
    },
  )

  it('needs a seed of 32 bytes', () => {
    expect(() => deriveProtection('52998', seed.subarray(1))).toThrow(RangeError)
  })
})

it('a kept protection that was cut short is refused', () => {
  const bytes = protectionToBytes(protection)
  expect(() => protectionFromBytes(bytes.subarray(1))).toThrow(RangeError)
  expect(() => protectionFromBytes(bytes.subarray(0, -1))).toThrow(RangeError)
})

function identifierOf(file: Uint8Array): string | undefined {
  return /\/ID \[<(\w+)>/.exec(Buffer.from(file).toString('latin1'))?.[1]
}

/** Encrypted blocks of the first stream, a font that all bills share. */
function firstStreamBlocks(file: Uint8Array): string[] {
  const start = Buffer.from(file).indexOf('stream\n') + 'stream\n'.length
  return Array.from({ length: 100 }, (_, index) =>
    Buffer.from(file.subarray(start + index * 16, start + index * 16 + 16)).toString('hex'),
  )
}
