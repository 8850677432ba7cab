import { TransactionUseError, type DbError } from './errors.ts'

/** Every engine's errors as one family. */
export type Translate = (error: unknown) => DbError | TransactionUseError

/**
 * The life of one transaction. Each statement passes through it, so that a failed one fails the whole transaction even
 * when its error was caught, and a statement after the end is refused, on engines that would allow either.
 */
export class TransactionScope {
  readonly #translate: Translate
  readonly #inFlight = new Set<Promise<unknown>>()
  #failure: Error | undefined
  #ended = false

  constructor(translate: Translate) {
    this.#translate = translate
  }

  get open(): boolean {
    return !this.#ended
  }

  /** The first error of a statement, if any. */
  get failure(): Error | undefined {
    return this.#failure
  }

  /** Runs a statement of a synchronous driver. */
  runSync<T>(statement: () => T): T {
    this.#assertUsable()
    try {
      return statement()
    } catch (error) {
      throw this.#fail(error)
    }
  }

  /** Runs a statement of an asynchronous driver. */
  async run<T>(statement: () => Promise<T>): Promise<T> {
    this.#assertUsable()
    const promise = statement()
    this.#inFlight.add(promise)
    try {
      return await promise
    } catch (error) {
      throw this.#fail(error)
    } finally {
      this.#inFlight.delete(promise)
    }
  }

  /** Waits for statements that the body started and did not await; throws the first failure. */
  async settle(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.allSettled(this.#inFlight)
    if (this.#failure) throw this.#failure
  }

  end(): void {
    this.#ended = true
  }

  #assertUsable(): void {
    if (this.#ended) throw new TransactionUseError('a statement was run after the end of its transaction')
    if (this.#failure) throw this.#failure
  }

  #fail(error: unknown): Error {
    const translated = this.#translate(error)
    this.#failure ??= translated
    return translated
  }
}
