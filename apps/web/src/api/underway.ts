/**
 * What is asked again with the same content while the answer is on its way is the same request: a double click, on
 * something of which the server keeps no idempotency key (a test message), acts once.
 */
export class Underway<Answer> {
  #content: string | null = null
  #answer: Promise<Answer> | null = null

  join(content: unknown, send: () => Promise<Answer>): Promise<Answer> {
    const text = JSON.stringify(content)
    if (this.#answer && text === this.#content) return this.#answer
    const answer = send().finally(() => {
      if (this.#answer === answer) this.#answer = null
    })
    this.#content = text
    this.#answer = answer
    return answer
  }
}
