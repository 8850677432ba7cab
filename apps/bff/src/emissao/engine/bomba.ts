import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Expedidor, Lugar } from './expedidor.ts'
import type { Procurar } from './procurar.ts'
import type { Reservado } from './reservado.ts'

/** Sends one reserved message and records what became of it; without a place it goes back to the queue. */
export type Enviar = (reservado: Reservado, lugar: Lugar | null, onFree: () => void) => Promise<void>

export interface BombaDeps {
  expedidor: Expedidor<Reservado>
  procurar: Procurar
  enviar: Enviar
  /** Told of each failure as it happens; the work goes on. */
  relatar: (erro: unknown) => void
  /** Keeps the leases of these while they are held. @returns the way to stop. */
  renovar: (held: ReadonlySet<Reservado>) => () => void
}

/** Moves messages from the queue to the places that send, as fast as these take them, until nothing is due. */
export class Bomba {
  private readonly deps: BombaDeps
  private readonly held = new Set<Reservado>()
  private stopped = false
  private deveProcurar = false
  /** Whether the last look failed: then only the next beat looks again. */
  private falhou = false
  private running: Promise<number> | null = null
  private wake: () => void = () => undefined

  constructor(deps: BombaDeps) {
    this.deps = deps
  }

  /** Looks again, and resolves when nothing is due and nothing under way: how many the whole run has claimed. */
  drain(): Promise<number> {
    this.deps.procurar.renovarOficio()
    this.deveProcurar = true
    this.wake()
    this.running ??= this.run().finally(() => {
      this.running = null
    })
    return this.running
  }

  stop(): void {
    this.stopped = true
    this.wake()
  }

  private async run(): Promise<number> {
    const { procurar, renovar } = this.deps
    const stopRenewing = renovar(this.held)
    let claimed = 0
    try {
      while (this.deveProcurar || this.held.size > 0) {
        if (this.deveProcurar) claimed += await this.look()
        this.dispatch()
        if (!this.falhou && !this.stopped && procurar.haMais()) this.deveProcurar = true
        else if (this.held.size > 0 && !this.deveProcurar) await this.change()
      }
    } finally {
      stopRenewing()
    }
    return claimed
  }

  private async look(): Promise<number> {
    this.deveProcurar = false
    if (this.stopped) return 0
    const { achados, falhas } = await this.deps.procurar.procurar()
    this.falhou = falhas.length > 0
    for (const falha of falhas) this.deps.relatar(falha)
    for (const reservado of achados) this.held.add(reservado)
    this.deps.expedidor.receber(achados)
    this.dispatch()
    // On SQLite a transaction never lets anything else run, and a long queue is many of them.
    await yieldToOthers()
    return achados.length
  }

  /** Hands out whatever has a free connection. Called whenever one falls free, also while more is being reserved. */
  private dispatch(): void {
    const { expedidor } = this.deps
    for (let next = this.stopped ? null : expedidor.proxima(); next; next = expedidor.proxima()) {
      this.start(next.encomenda, next.lugar)
    }
    for (const reservado of expedidor.retirar(this.stopped ? 'todas' : 'sem_saida'))
      this.start(reservado, null)
  }

  private start(reservado: Reservado, lugar: Lugar | null): void {
    const onFree = () => {
      this.dispatch()
      this.wake()
    }
    void this.deps
      .enviar(reservado, lugar, onFree)
      .catch(this.deps.relatar)
      .finally(() => {
        this.held.delete(reservado)
        this.wake()
      })
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve
    })
  }
}
