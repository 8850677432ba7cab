import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import { GALERIA } from '#emissao/testing/galeria.ts'
import { authorised, SAMPLE_XML, utf8 } from '#emissao/testing/sample-nf3e.ts'
import { readNf3e } from './read-nf3e.ts'

const renderer = await createDanf3eRenderer()
const AUTHORISED = utf8(authorised(SAMPLE_XML))

describe('reading anything', () => {
  it('answers any bytes with faults', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const reading = readNf3e(bytes)
        expect(reading.ok ? 0 : reading.falhas.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws on a bill with bytes changed, and explains what it refuses', () => {
    const change = fc.tuple(fc.nat(AUTHORISED.length - 1), fc.uint8Array({ maxLength: 6 }), fc.nat(30))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const reading = readNf3e(spliced(AUTHORISED, changes))
        if (!reading.ok) expect(reading.falhas.every((falha) => falha.mensagem.endsWith('.'))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it.each(['b1-residencial', 'a4-verde', 'scee', 'extremos'])(
    'gives a bill that can be printed, or faults, when the text of one element changes: %s',
    (nome) => {
      const { xml, input } = GALERIA.find((quadro) => quadro.nome === nome)!
      const texts = [...xml.matchAll(/>([^<]+)</g)].map((match) => match.index + 1)
      const anyText = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 70 }).map(escapeXml),
        fc.constantFrom('-1', '0', '9'.repeat(48), '1e9', 'NaN', ' ', '\u0000', ''),
      )
      fc.assert(
        fc.property(fc.constantFrom(...texts), anyText, (start, text) => {
          const end = xml.indexOf('<', start)
          const reading = readNf3e(utf8(xml.slice(0, start) + text + xml.slice(end)))
          if (reading.ok) expect(() => renderer.render({ ...input, nf3e: reading.nf3e })).not.toThrow()
        }),
        { numRuns: 300 },
      )
    },
  )
})

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}

type Change = readonly [at: number, insert: Uint8Array, remove: number]

function spliced(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce<Uint8Array>(
    (current, [at, insert, remove]) =>
      Buffer.concat([
        current.subarray(0, at),
        insert,
        current.subarray(Math.min(current.length, at + remove)),
      ]),
    bytes,
  )
}
