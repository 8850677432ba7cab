import { createReadStream } from 'node:fs'

/** One object of the file, as text, with the line on which it begins; or why the file cannot be read on. */
export type ObjetoLido = { linha: number; texto: string } | { linha: number; falha: string }

/** A bill has some kB; what has more is an object that nobody closed. */
const MAX_OBJETO = 256 * 1024

/**
 * The objects of a JSON file, one at a time: a list of them, one per line (NDJSON), or one alone. What is between objects
 * may only be spaces, commas and the list's brackets.
 */
export async function* readObjetos(caminho: string): AsyncGenerator<ObjetoLido> {
  const cutter = new Cutter()
  for await (const chunk of createReadStream(caminho, { encoding: 'utf8' }) as AsyncIterable<string>) {
    yield* cutter.take(chunk)
    if (cutter.stopped) return
  }
  if (cutter.isOpen) yield { linha: cutter.begin, falha: 'O objeto JSON não termina.' }
}

class Cutter {
  stopped = false
  begin = 1
  private line = 1
  private depth = 0
  private text = ''
  private inString = false
  private escaped = false

  get isOpen(): boolean {
    return this.depth > 0
  }

  *take(chunk: string): Generator<ObjetoLido> {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const character = chunk.charAt(at)
      if (character === '\n') this.line++
      if (this.depth === 0) {
        if (character === '{') {
          this.open()
          from = at
        } else if (!/[\s,[\]\uFEFF]/.test(character)) {
          yield this.stop('O arquivo não é uma lista de objetos JSON.')
          return
        }
      } else if (this.closes(character)) {
        yield { linha: this.begin, texto: this.text + chunk.slice(from, at + 1) }
        this.text = ''
      }
    }
    if (this.isOpen) this.text += chunk.slice(from)
    if (this.text.length > MAX_OBJETO) yield this.stop('O objeto JSON é grande demais para uma fatura.')
  }

  private open(): void {
    this.depth = 1
    this.begin = this.line
  }

  /** Whether this character ends the object that is open. */
  private closes(character: string): boolean {
    if (this.escaped) this.escaped = false
    else if (this.inString) {
      if (character === '\\') this.escaped = true
      else if (character === '"') this.inString = false
    } else if (character === '"') this.inString = true
    else if (character === '{') this.depth++
    else if (character === '}') return --this.depth === 0
    return false
  }

  private stop(falha: string): ObjetoLido {
    this.stopped = true
    this.depth = 0
    return { linha: this.line, falha }
  }
}
