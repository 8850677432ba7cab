/**
 * The idempotency key of one intention: the same content keeps its key until it succeeds, however often it is sent
 * (double click, retry, lost answer); other content, or the same again after a success, is a new intention.
 */
export class Intention {
  #content: string | null = null
  #key = ''

  keyFor(content: unknown): string {
    const text = JSON.stringify(content)
    if (text !== this.#content) {
      this.#content = text
      this.#key = crypto.randomUUID()
    }
    return this.#key
  }

  succeeded(): void {
    this.#content = null
  }
}
