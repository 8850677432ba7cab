import { cleanup } from '@testing-library/react'
import { afterAll, afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

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

// react-aria speaks its first announcement a moment late, which may be after the document of the file has gone. What is
// not attached any more stays silent.
afterAll(() => document.querySelector('[data-live-announcer]')?.remove())
