import type { Page } from '@playwright/test'

/** Seconds of the keystroke-level model's operators (design §2.1); R is counted by the rule of the budget, once. */
export const OPERADORES = { K: 0.28, P: 1.1, B: 0.2, H: 0.4, M: 1.35, R: 0.3 } as const

/** What a person's hands did, as the page saw it. */
export interface Gestos {
  /** Keys that went down, modifiers too: Ctrl+Enter is two. */
  K: number
  /** Moves of the pointer to something that was then pressed. */
  P: number
  /** Presses of its button, down and up. */
  B: number
  /** Moves of the hand between keyboard and pointer. */
  H: number
}

/** Counts, from now on, the events that reach the document: whatever a script of the test did shows as a person's. */
export async function medir(page: Page): Promise<() => Promise<Gestos>> {
  await page.evaluate(() => {
    const gestos = { K: 0, P: 0, B: 0, H: 0 }
    let pointing = false
    const hand = (toPointer: boolean) => {
      if (pointing !== toPointer) gestos.H++
      pointing = toPointer
    }
    addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted || event.repeat) return
        hand(false)
        gestos.K++
      },
      true,
    )
    addEventListener(
      'pointerdown',
      (event) => {
        if (!event.isTrusted) return
        hand(true)
        gestos.P++
        gestos.B++
      },
      true,
    )
    Object.assign(globalThis, { gestos })
  })
  return () => page.evaluate(() => (globalThis as unknown as { gestos: Gestos }).gestos)
}

/** @param escolhas the M of the written rule: one before each choice or check that the person makes. */
export const segundos = ({ K, P, B, H }: Gestos, escolhas: number): number =>
  K * OPERADORES.K +
  P * OPERADORES.P +
  B * OPERADORES.B +
  H * OPERADORES.H +
  escolhas * OPERADORES.M +
  OPERADORES.R
