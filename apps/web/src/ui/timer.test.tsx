import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { formatDuration, Timer } from './timer.tsx'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T20:02:30.400Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const advance = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })

describe('Timer', () => {
  it('counts from the start by the clock of the server and goes on each second', () => {
    // This machine is two minutes behind the server.
    render(<Timer desde={new Date('2026-11-21T20:01:00Z')} desvioMs={120_000} label="Tempo" />)
    expect(screen.getByRole('timer').textContent).toBe('00:03:30')
    advance(605)
    expect(screen.getByRole('timer').textContent).toBe('00:03:31')
    advance(1000)
    expect(screen.getByRole('timer').textContent).toBe('00:03:32')
  })

  it('shows the time that passed while it was not on screen', () => {
    const { unmount } = render(<Timer desde={new Date('2026-11-21T20:02:00Z')} desvioMs={0} label="Tempo" />)
    unmount()
    vi.setSystemTime(new Date('2026-11-21T21:02:05Z'))
    render(<Timer desde={new Date('2026-11-21T20:02:00Z')} desvioMs={0} label="Tempo" />)
    expect(screen.getByRole('timer').textContent).toBe('01:00:05')
  })

  it('never shows a negative time when the clocks disagree', () => {
    expect(formatDuration(-400)).toBe('00:00:00')
    expect(formatDuration(100 * 3_600_000)).toBe('100:00:00')
  })
})
