import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isValidEmail, isValidRemetente, maskEmail, normalizeEmail, suggestEmail } from './email.ts'
import { anyText } from './test-arbitraries.ts'

describe('isValidRemetente', () => {
  it.each(['faturas@exemplo.com.br', 'Energia do Vale S.A. <faturas@exemplo.com.br>'])(
    'accepts %s',
    (text) => {
      expect(isValidRemetente(text)).toBe(true)
    },
  )

  it.each([
    '',
    'faturas',
    'Energia <faturas>',
    'Energia <a@exemplo.com.br>, Outra <b@exemplo.com.br>',
    'Energia, Água e Luz <a@exemplo.com.br>',
    'Energia <a@exemplo.com.br> ',
    'Energia\r\nBcc: x@y.com <a@exemplo.com.br>',
    'Energia: a@exemplo.com.br;',
  ])('refuses %j', (text) => {
    expect(isValidRemetente(text)).toBe(false)
  })
})

describe('isValidEmail', () => {
  it.each([
    'maria.souza@gmail.com',
    'a@b.co',
    "o'neil+conta_luz@sub.empresa-x.com.br",
    `${'a'.repeat(64)}@exemplo.com`,
    'financeiro@xn--caf-dma.com',
    'm@exemplo.xn--p1ai',
  ])('accepts %s', (email) => {
    expect(isValidEmail(email)).toBe(true)
  })

  it.each([
    '',
    '@',
    'maria',
    'maria@',
    '@gmail.com',
    'maria@gmail',
    'maria@@gmail.com',
    'maria@gmail..com',
    '.maria@gmail.com',
    'maria.@gmail.com',
    'ma..ria@gmail.com',
    'ma ria@gmail.com',
    ' maria@gmail.com',
    'maria@gmail.com\n',
    'maria@-gmail.com',
    'maria@gmail-.com',
    'maria@gmail.c',
    'maria@10.0.0.1',
    'maria@[10.0.0.1]',
    '"maria"@gmail.com',
    'josé@gmail.com',
    'maria@gmail.com\r\nBcc: x@y.com',
    `${'a'.repeat(65)}@exemplo.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'b.'.repeat(126)}com`,
  ])('refuses "%s"', (email) => {
    expect(isValidEmail(email)).toBe(false)
  })

  it('accepts what fast-check builds by the RFCs without quotes', () => {
    fc.assert(fc.property(fc.emailAddress(), (email) => email.length > 254 || isValidEmail(email)))
  })

  it('accepts nothing with white space, a control character or a second @, on any text', () => {
    fc.assert(
      fc.property(anyText, anyText, (local, domain) => {
        const text = `${local}@${domain}`
        return !isValidEmail(text) || /^[\x21-\x7e]+$/.test(text)
      }),
    )
  })
})

describe('normalizeEmail', () => {
  it('trims and lowers the whole address', () => {
    expect(normalizeEmail('  Maria.Souza@GMail.com ')).toBe('maria.souza@gmail.com')
  })
})

describe('maskEmail', () => {
  it('keeps the first letter and the domain', () => {
    expect(maskEmail('Maria.Souza@gmail.com')).toBe('m***@gmail.com')
  })

  it('hides what is not an address whole', () => {
    fc.assert(fc.property(anyText, (text) => isValidEmail(normalizeEmail(text)) || maskEmail(text) === '***'))
  })
})

describe('suggestEmail', () => {
  it.each([
    ['maria@gmial.com', 'maria@gmail.com'],
    ['maria@gamil.com', 'maria@gmail.com'],
    ['maria@gmai.com', 'maria@gmail.com'],
    ['maria@gmail.con', 'maria@gmail.com'],
    ['maria@gmail.co', 'maria@gmail.com'],
    ['maria@gmail.com.br', 'maria@gmail.com'],
    ['maria@gmail', 'maria@gmail.com'],
    ['maria@gmail,com', 'maria@gmail.com'],
    ['maria@hotmial.com', 'maria@hotmail.com'],
    ['maria@hotmal.com.br', 'maria@hotmail.com.br'],
    ['maria@outlok.com', 'maria@outlook.com'],
    ['maria@yaho.com.br', 'maria@yahoo.com.br'],
    ['maria@yahoo.com.b r', 'maria@yahoo.com.br'],
    ['maria@empresa.com.b r', 'maria@empresa.com.br'],
    ['maria@empresa.con.br', 'maria@empresa.com.br'],
    ['maria@empresa.com.', 'maria@empresa.com'],
    ['maria@uol.combr', 'maria@uol.com.br'],
    ['maria souza@icloud.com', 'mariasouza@icloud.com'],
  ])('for %s offers %s', (typed, meant) => {
    expect(suggestEmail(typed)).toBe(meant)
  })

  it.each([
    'maria@gmail.com',
    'Maria@Gmail.com ',
    'maria@hotmail.com.br',
    'maria@hotmail.fr',
    'maria@yahoo.co.uk',
    'maria@ymail.com',
    'maria@email.com',
    'maria@bol.com.br',
    'maria@cemig.com.br',
    'maria@empresa.co',
    'maria',
    '@gmial.com',
    'maria@constructor.com',
  ])('offers nothing for %s', (typed) => {
    expect(suggestEmail(typed)).toBeNull()
  })

  it('offers nothing more for what it offered, and only valid addresses, on any text', () => {
    fc.assert(
      fc.property(anyText, anyText, (local, domain) => {
        const suggestion = suggestEmail(`${local}@${domain}`)
        return suggestion === null || (isValidEmail(suggestion) && suggestEmail(suggestion) === null)
      }),
    )
  })
})
