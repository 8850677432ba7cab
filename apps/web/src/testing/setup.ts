import { cleanup } from '@testing-library/react'
import { afterAll, afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'
import { attachAnnouncer, detachAnnouncer } from './live-announcer.ts'

// What a test prints is a fault that nobody has read yet: a warning of React, an act that was missed, an error that was
// swallowed. It fails the test that caused it.
const methods = ['error', 'warn', 'log', 'info', 'debug'] as const
let spies: MockInstance[] = []

// jsdom has no layout, so there is nothing to scroll.
window.scrollTo = () => {}

beforeEach(() => {
  spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => {}))
})

afterEach(() => {
  cleanup()
  const printed = spies.flatMap((spy) => spy.mock.calls)
  expect(printed, 'unexpected console output').toEqual([])
})

// Test files share a document, so each one gets it as a browser opens it: nothing stored and nothing shown.
localStorage.clear()
sessionStorage.clear()
document.body.replaceChildren()
attachAnnouncer()
afterAll(detachAnnouncer)
