import { isAberta, saidaNova, sondar, type Saida } from './circuito.ts'

/** What is due, and the ways it would leave by: of a channel, the recipient is what a provider is of e-mail. */
export interface Candidato {
  id: number
  provedor: string
  /** The lower goes first, and waits in a line of its own: what a person asked for is not behind a whole book. */
  prioridade: number
  conta: ContaNaAdmissao
}

export interface ContaNaAdmissao {
  chave: string
  porMinuto: number | null
  porMinutoProvedor: number | null
  /** Its providers are the recipients themselves: their rate is kept to the letter. */
  porDestinatario?: boolean
}

/** What is held back, and until when. */
export interface Adiado {
  id: number
  ate: Date
}

export interface Admissao {
  admitidos: number[]
  adiados: Adiado[]
  /** What waits for its account, with its whole queue: it keeps its place, and there is no use in looking further. */
  aguardam: number[]
  /** Ways whose rate or probe has moved. */
  mudadas: Saida[]
}

/** Where each line of a way ends, so that what is held back comes due one after another and not all at once. */
export type Filas = Map<string, number>

/** The different people of the last 24 hours, where there is a limit of them. */
export interface Pessoas {
  /** Whether this one is new and there is no place left; else it takes one, at its first time. */
  isDemais: (chaveDoProvedor: string) => boolean
}

/** What is known of the ways at one look. */
export interface EstadoDasVias {
  saidas: ReadonlyMap<string, Saida>
  filas: Filas
  /** How many more each provider may have under way. */
  vagas: (provedor: string) => number
  pessoas?: Pessoas | null
}

/** What is held back without a rate comes due at this distance: about as fast as one worker sends. */
const PASSO_MS = 2
/** How long to wait for room on a busy way. */
const ESPERA_MS = 1000
const MINUTE = 60_000
const MUITAS_FILAS = 5000
/** Places for new people fall free as yesterday's fall out of the count: how long to wait, and at what distance. */
const ESPERA_PESSOAS_MS = 5 * MINUTE
const PASSO_PESSOAS_MS = 20
/**
 * A rate may be used ahead, and what was not used made up for, by this long: so a worker that looks every second or a
 * little later keeps to it on the whole.
 */
const FOLGA_MS = 1000

export const chaveDaConta = (id: number | string): string => `conta:${id}`
export const chaveDoProvedor = (provedor: string): string => `provedor:${provedor}`

/**
 * Decides which of the due ones may leave now: those whose account and receiving provider work, are within their
 * rates and have room. A pure function of the state of the ways; what one provider holds back is given a time of its
 * own, in its order, so that millions behind one bad provider are not in the way of the others at every look. What the
 * account holds back stays where it is: the queue is the account's, and goes on at once when the account does.
 */
export function admitir(candidatos: readonly Candidato[], estado: EstadoDasVias, agora: Date): Admissao {
  const ritmos = new Ritmos()
  const saidas = new Map(estado.saidas)
  const mudadas = new Map<string, Saida>()
  const usadas = new Map<string, number>()
  const admissao: Admissao = { admitidos: [], adiados: [], aguardam: [], mudadas: [] }
  const hold = ({ id, prioridade }: Candidato, chave: string, desde: number, passoMs: number) => {
    const fila = `${prioridade} ${chave}`
    const ate = Math.max(desde, (estado.filas.get(fila) ?? 0) + passoMs)
    estado.filas.set(fila, ate)
    admissao.adiados.push({ id, ate: new Date(Math.ceil(ate)) })
  }

  for (const candidato of candidatos) {
    const { id, provedor, conta } = candidato
    const vias = viasDe(candidato, saidas, ritmos)
    const fechada = vias.find(({ livreEm }) => livreEm > agora.getTime())
    if (fechada?.chave === conta.chave) {
      admissao.aguardam.push(id)
      continue
    }
    if (fechada) {
      hold(candidato, fechada.chave, fechada.livreEm, Math.max(fechada.passoMs, PASSO_MS))
      continue
    }
    const emUso = usadas.get(provedor) ?? 0
    if (emUso >= estado.vagas(provedor)) {
      hold(candidato, chaveDoProvedor(provedor), agora.getTime() + ESPERA_MS, PASSO_MS)
      continue
    }
    if (estado.pessoas?.isDemais(chaveDoProvedor(provedor))) {
      hold(candidato, conta.chave, agora.getTime() + ESPERA_PESSOAS_MS, PASSO_PESSOAS_MS)
      continue
    }
    usadas.set(provedor, emUso + 1)
    admissao.admitidos.push(id)
    for (const { saida, ...via } of vias) {
      const depois = saida && ritmos.admit(isAberta(saida) ? sondar(saida, agora) : saida, via, agora)
      // By the time of its row a recipient is counted: it is kept also where nothing of it has moved.
      if (!depois || (depois === saida && !(estado.pessoas && via.destinatario))) continue
      saidas.set(depois.chave, depois)
      mudadas.set(depois.chave, depois)
    }
  }
  admissao.mudadas = [...mudadas.values()]
  return admissao
}

interface Ritmo {
  passoMs: number
  folgaMs: number
}

interface Via extends Ritmo {
  chave: string
  saida: Saida | undefined
  livreEm: number
  /** One person, not a company that receives for many. */
  destinatario: boolean
}

function viasDe({ provedor, conta }: Candidato, saidas: ReadonlyMap<string, Saida>, ritmos: Ritmos): Via[] {
  const destinatario = conta.porDestinatario === true
  const vias = [
    { chave: conta.chave, porMinuto: conta.porMinuto, destinatario: false },
    { chave: chaveDoProvedor(provedor), porMinuto: conta.porMinutoProvedor, destinatario },
  ]
  return vias.map(({ porMinuto, ...via }) => {
    const ritmo = { passoMs: passoDe(porMinuto), folgaMs: via.destinatario ? 0 : FOLGA_MS }
    // A way that never failed and has no rate needs no row.
    const isKept = ritmo.passoMs > 0 || via.destinatario
    const saida = saidas.get(via.chave) ?? (isKept ? saidaNova(via.chave) : undefined)
    return { ...via, ...ritmo, saida, livreEm: saida ? ritmos.livreEm(saida, ritmo) : 0 }
  })
}

/** Forgets the ends of lines that have passed: of recipients there are as many as customers. */
export function esquecerPassadas(filas: Filas, agora: Date): void {
  if (filas.size < MUITAS_FILAS) return
  for (const [fila, ate] of filas) if (ate <= agora.getTime()) filas.delete(fila)
}

const passoDe = (porMinuto: number | null): number => (porMinuto === null ? 0 : MINUTE / porMinuto)

/** The rates within one look, to fractions of a millisecond: at 50,000 a minute, whole ones would add a fifth. */
class Ritmos {
  private readonly proximas = new Map<string, number>()

  /** When the way is free: at the end of its circuit's pause, or when its rate allows. */
  livreEm(saida: Saida, { passoMs, folgaMs }: Ritmo): number {
    const circuito = isAberta(saida) ? (saida.abertaAte?.getTime() ?? 0) : 0
    return Math.max(circuito, passoMs > 0 ? this.proxima(saida) - folgaMs : 0)
  }

  admit(saida: Saida, { passoMs, folgaMs }: Ritmo, agora: Date): Saida {
    if (passoMs === 0) return saida
    const proxima = Math.max(agora.getTime() - folgaMs, this.proxima(saida)) + passoMs
    this.proximas.set(saida.chave, proxima)
    return { ...saida, proximaEm: new Date(Math.ceil(proxima)) }
  }

  private proxima({ chave, proximaEm }: Saida): number {
    return this.proximas.get(chave) ?? proximaEm?.getTime() ?? 0
  }
}
