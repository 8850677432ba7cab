import { describe, expect, it } from 'vitest'
import { matchesTecla, teclaAria, teclaLabel } from './tecla.ts'

const press = (key: string, modifiers: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, ...modifiers })

describe('matchesTecla', () => {
  it('takes a key only with exactly its modifiers', () => {
    expect(matchesTecla(press('F8'), { key: 'F8' })).toBe(true)
    expect(matchesTecla(press('F8', { shiftKey: true }), { key: 'F8' })).toBe(false)
    expect(matchesTecla(press('F8', { shiftKey: true }), { key: 'F8', shift: true })).toBe(true)
    expect(matchesTecla(press('F8', { ctrlKey: true }), { key: 'F8' })).toBe(false)
  })

  it('reads the letter in any case, with Ctrl or Cmd', () => {
    expect(matchesTecla(press('K', { ctrlKey: true }), { key: 'k', ctrl: true })).toBe(true)
    expect(matchesTecla(press('k', { metaKey: true }), { key: 'k', ctrl: true })).toBe(true)
    expect(matchesTecla(press('k'), { key: 'k', ctrl: true })).toBe(false)
  })

  it('leaves everything with Alt alone, because AltGr types characters on ABNT2', () => {
    expect(matchesTecla(press('?', { ctrlKey: true, altKey: true }), { key: '?' })).toBe(false)
    expect(matchesTecla(press('k', { ctrlKey: true, altKey: true }), { key: 'k', ctrl: true })).toBe(false)
  })

  it('takes a character wherever the layout puts it, with Shift or without', () => {
    expect(matchesTecla(press('?', { shiftKey: true }), { key: '?' })).toBe(true)
    expect(matchesTecla(press('?'), { key: '?' })).toBe(true)
  })
})

describe('the name of a key', () => {
  it('is written as on the keyboard for people and by its DOM name for screen readers', () => {
    expect(teclaLabel({ key: 'k', ctrl: true })).toBe('Ctrl+K')
    expect(teclaLabel({ key: 'F8', shift: true })).toBe('Shift+F8')
    expect(teclaLabel({ key: 'Escape' })).toBe('Esc')
    expect(teclaAria({ key: 'Enter', ctrl: true })).toBe('Control+Enter')
  })
})
