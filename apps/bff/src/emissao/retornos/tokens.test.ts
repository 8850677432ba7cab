import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deriveKey } from '#secret-key.ts'
import { descadastroToken, readDescadastroToken } from './descadastro-token.ts'
import { readVerp, verpAddress } from './verp.ts'

const key = deriveKey('a-secret-key-that-only-the-tests-know', 'verp')
const otherKey = deriveKey('the-secret-key-of-another-installation', 'verp')
const ids = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })

describe('the VERP address of a disparo', () => {
  test('comes back to the same disparo, also with its case folded and spaces around it', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const address = verpAddress(id, 'retornos.example', key)
        expect(readVerp(address, key)).toBe(id)
        expect(readVerp(` ${address.toUpperCase()} `, key)).toBe(id)
      }),
    )
  })

  test('is an address that any mail server takes: at most 64 plain characters before the @', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(verpAddress(id, 'retornos.example', key)).toMatch(
          /^retorno\+[a-z0-9-]{1,55}@retornos\.example$/,
        )
      }),
    )
  })

  test('of another installation, or with one character changed, names nothing', () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.constantFrom(...'abcdefghij234567'), (id, at, char) => {
        const address = verpAddress(id, 'retornos.example', key)
        expect(readVerp(address, otherKey)).toBeNull()
        const local = address.indexOf('+') + 1
        const index = local + (at % (address.indexOf('@') - local))
        if (address[index] === char) return
        expect(readVerp(address.slice(0, index) + char + address.slice(index + 1), key)).toBeNull()
      }),
    )
  })

  test('never throws on what is not one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readVerp(text, key)).toBeNull()
        expect(readVerp(`retorno+${text}@retornos.example`, key)).toBeNull()
      }),
    )
  })
})

describe('the token of an unsubscribe link', () => {
  test('comes back to the same destinatário, and is neither a VERP token nor signed with its key', () => {
    const tokens = deriveKey('a-secret-key-that-only-the-tests-know', 'tokens')
    fc.assert(
      fc.property(ids, (id) => {
        const token = descadastroToken(id, tokens)
        expect(token).toMatch(/^[a-z0-9-]+$/)
        expect(readDescadastroToken(token, tokens)).toBe(id)
        expect(readDescadastroToken(token, key)).toBeNull()
        expect(readVerp(`retorno+${token}@retornos.example`, tokens)).toBeNull()
      }),
    )
  })
})
