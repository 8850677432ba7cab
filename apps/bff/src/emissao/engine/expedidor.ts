/** Something reserved that waits for a connection of its account. */
export interface Encomenda {
  conta: string
  provedor: string
  prioridade: number
}

/** Where one is being sent. */
export interface Lugar {
  conta: string
  provedor: string
  posto: number
}

interface Fila<T> {
  /** Messages that each place may have under way for this account. */
  lugares: readonly number[]
  esperando: T[]
  emCurso: number[]
  porProvedor: Map<string, number>
}

/** How many may wait reserved beyond what is under way, so that no connection stands idle. */
const RESERVA = 50

/**
 * Hands reserved messages to places with a free connection: each account has its own, and no receiving provider takes
 * all of an account's, so that one which is silent never stops the others. Nothing here waits or fails.
 */
export class Expedidor<T extends Encomenda> {
  private readonly filas = new Map<string, Fila<T>>()
  /** Every message held: waiting, under way, or not yet recorded. */
  held = 0

  /** Sets the accounts and how many messages each place may have under way for them; what waits stays. */
  setContas(contas: ReadonlyMap<string, readonly number[]>): void {
    for (const [conta, lugares] of contas) {
      const fila = this.filas.get(conta)
      if (fila) fila.lugares = lugares
      else
        this.filas.set(conta, {
          lugares,
          esperando: [],
          emCurso: lugares.map(() => 0),
          porProvedor: new Map(),
        })
    }
    for (const [conta, fila] of this.filas) {
      if (!contas.has(conta)) fila.lugares = fila.lugares.map(() => 0)
    }
  }

  receber(encomendas: readonly T[]): void {
    this.held += encomendas.length
    for (const encomenda of encomendas) {
      const { esperando } = this.fila(encomenda.conta)
      const at = esperando.findIndex(({ prioridade }) => prioridade > encomenda.prioridade)
      esperando.splice(at < 0 ? esperando.length : at, 0, encomenda)
    }
  }

  /** Whether the account could soon send more than what waits for it. */
  temFome(conta: string): boolean {
    const fila = this.fila(conta)
    const total = sum(fila.lugares)
    if (total === 0) return false
    const prontas = fila.esperando.filter(({ provedor }) => this.cabe(fila, provedor)).length
    return prontas < total
  }

  /** How many more of a provider's messages may be reserved for an account. */
  vagas(conta: string, provedor: string): number {
    const fila = this.fila(conta)
    const esperam = fila.esperando.filter((encomenda) => encomenda.provedor === provedor).length
    return sum(fila.lugares) + RESERVA - esperam - (fila.porProvedor.get(provedor) ?? 0)
  }

  /** The next message that can go, and where; null while there is none. */
  proxima(): { encomenda: T; lugar: Lugar } | null {
    for (const [conta, fila] of this.filas) {
      const posto = freest(fila)
      if (posto === null) continue
      const at = fila.esperando.findIndex(({ provedor }) => this.cabe(fila, provedor))
      const [encomenda] = at < 0 ? [] : fila.esperando.splice(at, 1)
      if (!encomenda) continue
      const { provedor } = encomenda
      fila.emCurso[posto] = (fila.emCurso[posto] ?? 0) + 1
      fila.porProvedor.set(provedor, (fila.porProvedor.get(provedor) ?? 0) + 1)
      return { encomenda, lugar: { conta, provedor, posto } }
    }
    return null
  }

  /** The connection is free again. */
  livrar({ conta, provedor, posto }: Lugar): void {
    const fila = this.fila(conta)
    fila.emCurso[posto] = (fila.emCurso[posto] ?? 0) - 1
    const restam = (fila.porProvedor.get(provedor) ?? 0) - 1
    if (restam > 0) fila.porProvedor.set(provedor, restam)
    else fila.porProvedor.delete(provedor)
  }

  /** Takes out what has not begun: all of it, or what belongs to accounts that are gone. */
  retirar(quais: 'todas' | 'sem_conta'): T[] {
    return [...this.filas.values()].flatMap((fila) =>
      quais === 'todas' || sum(fila.lugares) === 0 ? fila.esperando.splice(0) : [],
    )
  }

  private cabe(fila: Fila<T>, provedor: string): boolean {
    const total = sum(fila.lugares)
    return (fila.porProvedor.get(provedor) ?? 0) < Math.max(1, total - Math.ceil(total / 4))
  }

  private fila(conta: string): Fila<T> {
    const fila = this.filas.get(conta)
    if (!fila) throw new Error(`the account ${conta} is not known`)
    return fila
  }
}

/** The place with most room, or null when every connection is busy. */
function freest<T>({ lugares, emCurso }: Fila<T>): number | null {
  let best: number | null = null
  let room = 0
  for (const [posto, lugar] of lugares.entries()) {
    const livre = lugar - (emCurso[posto] ?? 0)
    if (livre <= room) continue
    best = posto
    room = livre
  }
  return best
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
