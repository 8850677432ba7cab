import * as mupdf from 'mupdf'
import { expect, test } from 'vitest'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import { protectionFromBytes } from '#emissao/document/pdf/protect.ts'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { createProtecoes } from './protecao.ts'

const protecoes = createProtecoes('the secret of this installation')
const guardar = (senha: string, digitos: number | null = null, anterior: string | null = null) =>
  protecoes.guardar(senha, { digitos, anterior })
const renderer = await createDanf3eRenderer()

/** Whether a bill that was protected by these keys opens with the password. */
function opens(chaves: Uint8Array, senha: string): boolean {
  const { sealed } = renderer.renderProtected(danf3eInput(), protectionFromBytes(chaves))
  const document = mupdf.Document.openDocument(sealed, 'application/pdf')
  return document.needsPassword() && document.authenticatePassword(senha) !== 0
}

const documento = (cifrada: string, numero: string | null) =>
  protecoes.abrir({ protecao: 'documento', protecaoCifrada: cifrada, documento: numero })

test('a chosen password opens the bill, and no other does', () => {
  const kept = protecoes.abrir({
    protecao: 'escolhida',
    protecaoCifrada: guardar('luz-2026'),
    documento: null,
  })
  expect(opens(kept!.chaves, 'luz-2026')).toBe(true)
  expect(opens(kept!.chaves, 'luz-2027')).toBe(false)
})

test('the first characters of the document open it, and the hint names them without telling them', () => {
  const kept = documento(guardar('52998', 5), '52998224725')
  expect(opens(kept!.chaves, '52998')).toBe(true)
  expect(kept!.dica).toBe('os 5 primeiros caracteres do CPF ou CNPJ do titular, sem pontos')
})

test('the password follows a document that was corrected, with the same keys at each bill', () => {
  const cifrada = guardar('52998', 5)
  const [one, other] = [documento(cifrada, '11144477735'), documento(cifrada, '11144477735')]
  expect(opens(one!.chaves, '11144')).toBe(true)
  expect(opens(one!.chaves, '52998')).toBe(false)
  expect(one).toEqual(other)
})

test('a document that was taken away leaves the password as it was', () => {
  expect(opens(documento(guardar('52998', 5), null)!.chaves, '52998')).toBe(true)
})

test('two adhesions with one password share no key, and neither shows it', () => {
  const [one, other] = [guardar('52998', 5), guardar('52998', 5)]
  expect(documento(one, '52998224725')!.chaves).not.toEqual(documento(other, '52998224725')!.chaves)
  expect(Buffer.from(one, 'base64url').includes('52998')).toBe(false)
})

test('saving the same password again keeps its keys; another, or other digits, makes new ones', () => {
  const first = guardar('52998', 5)
  expect(guardar('52998', 5, first)).toBe(first)
  expect(guardar('52999', 5, first)).not.toBe(first)
  expect(guardar('529982', 6, first)).not.toBe(first)
})

test('without a password there are no keys', () => {
  expect(protecoes.abrir({ protecao: 'nenhuma', protecaoCifrada: null, documento: '52998224725' })).toBeNull()
})

test('what another installation kept is refused', () => {
  const foreign = createProtecoes('the secret of another installation').guardar('x-1234', {
    digitos: null,
    anterior: null,
  })
  expect(() => documento(foreign, null)).toThrow(/authenticate/)
})
