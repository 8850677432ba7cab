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
  /** The account's connections at each place. */
  conexoes: readonly number[]
  esperando: T[]
  emCurso: number[]
  /** Under way by provider, in all and at each place. */
  porProvedor: Map<string, { total: number; postos: number[] }>
}

/** How many may wait reserved beyond what is under way, so that no connection stands idle. */
const RESERVA = 50

/**
 * Hands reserved messages to places with a free connection: each account has its own, and no receiving provider takes
 * all of an account's at any place, so that one which is silent never stops the others. Nothing here waits or fails.
 */
export class Expedidor<T extends Encomenda> {
  private readonly filas = new Map<string, Fila<T>>()
  private devolvidas: T[] = []

  /** Sets the accounts and the connections that each place has for them; what waits stays. */
  setContas(contas: ReadonlyMap<string, readonly number[]>): void {
    for (const [conta, conexoes] of contas) {
      const fila = this.filas.get(conta)
      if (fila) fila.conexoes = conexoes
      else {
        const emCurso = conexoes.map(() => 0)
        this.filas.set(conta, { conexoes, esperando: [], emCurso, porProvedor: new Map() })
      }
    }
    for (const [conta, fila] of this.filas) {
      if (!contas.has(conta)) fila.conexoes = fila.conexoes.map(() => 0)
    }
  }

  receber(encomendas: readonly T[]): void {
    for (const encomenda of encomendas) {
      const { esperando } = this.fila(encomenda.conta)
      const at = esperando.findIndex(({ prioridade }) => prioridade > encomenda.prioridade)
      esperando.splice(at < 0 ? esperando.length : at, 0, encomenda)
    }
  }

  /** Whether the account could soon send more than what waits for it. */
  temFome(conta: string): boolean {
    const fila = this.fila(conta)
    const total = sum(fila.conexoes.map(lugares))
    if (total === 0) return false
    return fila.esperando.filter(({ provedor }) => cabeNaConta(fila, provedor)).length < total
  }

  /** How many more of a provider's messages may be reserved for an account. */
  vagas(conta: string, provedor: string): number {
    const fila = this.fila(conta)
    const esperam = fila.esperando.filter((encomenda) => encomenda.provedor === provedor).length
    return sum(fila.conexoes) + RESERVA - esperam - (fila.porProvedor.get(provedor)?.total ?? 0)
  }

  /** The next message that can go, and where; null while there is none. */
  proxima(): { encomenda: T; lugar: Lugar } | null {
    for (const [conta, fila] of this.filas) {
      for (const posto of comLugar(fila)) {
        const at = fila.esperando.findIndex(({ provedor }) => cabe(fila, provedor, posto))
        const [encomenda] = at < 0 ? [] : fila.esperando.splice(at, 1)
        if (!encomenda) continue
        const { provedor } = encomenda
        ocupar(fila, provedor, posto)
        return { encomenda, lugar: { conta, provedor, posto } }
      }
    }
    return null
  }

  /** The connection is free again. */
  livrar({ conta, provedor, posto }: Lugar): void {
    const fila = this.fila(conta)
    fila.emCurso[posto] = (fila.emCurso[posto] ?? 0) - 1
    const uso = fila.porProvedor.get(provedor)
    if (!uso) return
    uso.total--
    uso.postos[posto] = (uso.postos[posto] ?? 0) - 1
    if (uso.total === 0) fila.porProvedor.delete(provedor)
  }

  /** Has what has not begun and goes by a way that is closed now taken out at the next `retirar`. */
  devolver(fechada: (encomenda: T) => boolean): void {
    for (const fila of this.filas.values()) {
      const { true: voltam = [], false: ficam = [] } = Object.groupBy(fila.esperando, (item) =>
        fechada(item) ? 'true' : 'false',
      )
      fila.esperando = ficam
      this.devolvidas.push(...voltam)
    }
  }

  /** Takes out what has not begun and will not: what belongs to accounts that are gone or closed, or all of it. */
  retirar(quais: 'todas' | 'sem_saida'): T[] {
    const semSaida = this.devolvidas.splice(0)
    for (const fila of this.filas.values()) {
      if (quais === 'todas' || sum(fila.conexoes) === 0) semSaida.push(...fila.esperando.splice(0))
    }
    return semSaida
  }

  private fila(conta: string): Fila<T> {
    const fila = this.filas.get(conta)
    if (!fila) throw new Error(`the account ${conta} is not known`)
    return fila
  }
}

/** One more than the connections, so that a message is ready whenever one falls free. */
const lugares = (conexoes: number): number => (conexoes > 0 ? conexoes + 1 : 0)

/** The most of one provider: one connection of each place, and a quarter of all, are for the others. */
const maximoNoPosto = (conexoes: number): number => (conexoes > 0 ? Math.max(1, conexoes - 1) : 0)
function maximoNaConta(conexoes: readonly number[]): number {
  const total = sum(conexoes)
  return Math.min(sum(conexoes.map(maximoNoPosto)), Math.max(1, total - Math.ceil(total / 4)))
}

const cabeNaConta = <T>({ conexoes, porProvedor }: Fila<T>, provedor: string): boolean =>
  (porProvedor.get(provedor)?.total ?? 0) < maximoNaConta(conexoes)

const cabe = <T>(fila: Fila<T>, provedor: string, posto: number): boolean =>
  cabeNaConta(fila, provedor) &&
  (fila.porProvedor.get(provedor)?.postos[posto] ?? 0) < maximoNoPosto(fila.conexoes[posto] ?? 0)

function ocupar<T>(fila: Fila<T>, provedor: string, posto: number): void {
  fila.emCurso[posto] = (fila.emCurso[posto] ?? 0) + 1
  const uso = fila.porProvedor.get(provedor) ?? { total: 0, postos: fila.conexoes.map(() => 0) }
  uso.total++
  uso.postos[posto] = (uso.postos[posto] ?? 0) + 1
  fila.porProvedor.set(provedor, uso)
}

/** The places with a free connection, the one with most room first. */
function comLugar<T>({ conexoes, emCurso }: Fila<T>): number[] {
  return conexoes
    .map((n, posto) => ({ posto, livre: lugares(n) - (emCurso[posto] ?? 0) }))
    .filter(({ livre }) => livre > 0)
    .toSorted((a, b) => b.livre - a.livre)
    .map(({ posto }) => posto)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
