import type { FalhaSmpp, Sessao } from './sessao-smpp.ts'

export interface OpcoesDaReserva {
  abrir: (ate: number) => Promise<Sessao>
  conexoes: number
  /** Messages under way on one session at one time. */
  janela: number
}

/** A place on a session; `livre` gives it back. */
export interface Lugar {
  sessao: Sessao
  livre(): void
}

interface Aberta {
  sessao: Sessao
  usados: number
  /** Called when nothing is under way on it any more. */
  aoSoltar?: () => void
}

interface Espera {
  ate: number
  resolve(lugar: Lugar | null): void
  reject(falha: FalhaSmpp): void
}

/** After a refused session, while others serve: a gateway that allows no more is not to be asked for each message. */
const RECUO_MS = 10_000

/** Of the time that a message has, what the session may take to begin: who waits for it is to hear why it did not. */
const PARTE_DA_LIGACAO = 0.8

/** Sessions as they are needed, up to so many, each with a window. */
export class ReservaSmpp {
  readonly #opcoes: OpcoesDaReserva
  readonly #abertas = new Set<Aberta>()
  readonly #fila: Espera[] = []
  #abrindo = 0
  #semNovasAte = 0
  #fechada = false

  constructor(opcoes: OpcoesDaReserva) {
    this.#opcoes = opcoes
  }

  /**
   * @param ate as of Date.now()
   * @returns null when no place came free by then, or all is over: nothing was asked of anybody
   * @throws FalhaSmpp of the connection, where there is none that serves
   */
  async tomar(ate: number): Promise<Lugar | null> {
    if (this.#fechada) return null
    const { promise, resolve, reject } = Promise.withResolvers<Lugar | null>()
    const espera = { ate, resolve, reject }
    const timer = setTimeout(
      () => {
        const at = this.#fila.indexOf(espera)
        if (at >= 0) this.#fila.splice(at, 1)
        resolve(null)
      },
      Math.max(0, ate - Date.now()),
    )
    this.#fila.push(espera)
    this.#atender()
    return promise.finally(() => clearTimeout(timer))
  }

  /** Who waits is told so; sessions unbind once what is under way on them has ended. */
  async close(): Promise<void> {
    this.#fechada = true
    for (const { resolve } of this.#fila.splice(0)) resolve(null)
    await Promise.all([...this.#abertas].map(encerrar))
  }

  /** Gives places to who waits, in the order in which they came, and opens sessions for those that are left. */
  #atender(): void {
    while (this.#fila.length > 0) {
      const lugar = this.#tomarLivre()
      if (!lugar) break
      this.#fila.shift()?.resolve(lugar)
    }
    const [primeira] = this.#fila
    const { conexoes, janela } = this.#opcoes
    const cabe = this.#abertas.size + this.#abrindo < conexoes
    const pode = this.#abertas.size === 0 || Date.now() >= this.#semNovasAte
    if (primeira && cabe && pode && this.#fila.length > this.#abrindo * janela) void this.#abrir(primeira.ate)
  }

  /** A place on the session that has most of its window free, or null. */
  #tomarLivre(): Lugar | null {
    let menos: Aberta | undefined
    for (const aberta of this.#abertas) if (!menos || aberta.usados < menos.usados) menos = aberta
    if (!menos || menos.usados >= this.#opcoes.janela) return null
    const tomada = menos
    tomada.usados++
    return {
      sessao: tomada.sessao,
      livre: () => {
        tomada.usados--
        if (tomada.usados === 0) tomada.aoSoltar?.()
        this.#atender()
      },
    }
  }

  async #abrir(ate: number): Promise<void> {
    this.#abrindo++
    try {
      const agora = Date.now()
      const sessao = await this.#opcoes.abrir(agora + (ate - agora) * PARTE_DA_LIGACAO)
      if (this.#fechada) return await sessao.encerrar()
      const aberta: Aberta = { sessao, usados: 0 }
      this.#abertas.add(aberta)
      void sessao.fim.then(() => {
        this.#abertas.delete(aberta)
        this.#atender()
      })
    } catch (falha) {
      this.#semNovasAte = Date.now() + RECUO_MS
      // Others may still serve those that wait; where there are none, they need not wait to hear what is wrong.
      if (this.#abertas.size === 0) for (const { reject } of this.#fila.splice(0)) reject(falha as FalhaSmpp)
    } finally {
      this.#abrindo--
      this.#atender()
    }
  }
}

async function encerrar(aberta: Aberta): Promise<void> {
  if (aberta.usados > 0) await new Promise<void>((resolve) => (aberta.aoSoltar = resolve))
  await aberta.sessao.encerrar()
}
