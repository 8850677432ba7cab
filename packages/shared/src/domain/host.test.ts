import { describe, expect, test } from 'vitest'
import { isAligned, isLoopback, isValidDomain, isValidHost, isValidSelector } from './host.ts'

describe('isValidHost', () => {
  test.each([
    'smtp.example.com',
    'localhost',
    'mail',
    '10.0.0.1',
    '::1',
    '2001:db8::25',
    'xn--mail-0ra.example',
  ])('takes %s', (host) => expect(isValidHost(host)).toBe(true))
  test.each([
    '',
    'smtp example',
    'smtp.example.com:25',
    '-a.example',
    'a..b',
    '300.1.1.1',
    '1.2.3',
    '[::1]',
    'a_b.c',
  ])('refuses %j', (host) => expect(isValidHost(host)).toBe(false))
})

test('a domain of mail has a name and an ending in letters', () => {
  expect(isValidDomain('energia.example')).toBe(true)
  for (const no of ['localhost', '10.0.0.1', 'energia.1', 'energia.', '@energia.example']) {
    expect(isValidDomain(no)).toBe(false)
  }
})

test('a selector is made of labels', () => {
  expect(isValidSelector('ramal2026')).toBe(true)
  expect(isValidSelector('nov.2026')).toBe(true)
  for (const no of ['', 'a b', '.a', 'a._domainkey', 'a'.repeat(64)]) expect(isValidSelector(no)).toBe(false)
})

test('a signature is aligned under the same domain or one above or below it', () => {
  expect(isAligned('faturas@energia.example', 'energia.example')).toBe(true)
  expect(isAligned('faturas@mail.energia.example', 'energia.example')).toBe(true)
  expect(isAligned('faturas@energia.example', 'mail.ENERGIA.example')).toBe(true)
  expect(isAligned('faturas@outraenergia.example', 'energia.example')).toBe(false)
})

test('knows the machine itself', () => {
  for (const own of ['localhost', '127.0.0.1', '127.8.9.1', '::1']) expect(isLoopback(own)).toBe(true)
  for (const other of ['127.0.0.1.example', '10.0.0.1', 'localhost.example'])
    expect(isLoopback(other)).toBe(false)
})
