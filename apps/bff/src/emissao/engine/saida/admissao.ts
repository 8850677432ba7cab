import { isAberta, saidaNova, sondar, type Saida } from './circuito.ts'

/** One due e-mail, and the ways it would leave by. */
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

/** What is held back without a rate comes due at this distance: about as fast as one worker sends. */
const PASSO_MS = 2
/** How long to wait for room on a busy way. */
const ESPERA_MS = 1000
const MINUTE = 60_000
/**
 * A rate may be used ahead, and what was not used made up for, by this long: so a worker that looks every second or a
 * little later keeps to it on the whole.
 */
const FOLGA_MS = 1000

export const chaveDaConta = (id: number | string): string => `conta:${id}`
export const chaveDoProvedor = (provedor: string): string => `provedor:${provedor}`

/**
 * Decides which of the due e-mails may leave now: those whose account and receiving provider work, are within their
 * rates and have room. A pure function of the state of the ways; what one provider holds back is given a time of its
 * own, in its order, so that millions behind one bad provider are not in the way of the others at every look. What the
 * account holds back stays where it is: the queue is the account's, and goes on at once when the account does.
 *
 * @param vagas how many more each provider may have under way
 */
export function admitir(
  candidatos: readonly Candidato[],
  estado: { saidas: ReadonlyMap<string, Saida>; filas: Filas; vagas: (provedor: string) => number },
  agora: Date,
): Admissao {
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
    const vias = [
      { chave: conta.chave, porMinuto: conta.porMinuto },
      { chave: chaveDoProvedor(provedor), porMinuto: conta.porMinutoProvedor },
    ].map(({ chave, porMinuto }) => {
      const passoMs = passoDe(porMinuto)
      // A way that never failed and has no rate needs no row.
      const saida = saidas.get(chave) ?? (passoMs > 0 ? saidaNova(chave) : undefined)
      return { chave, passoMs, saida, livreEm: saida ? ritmos.livreEm(saida, passoMs) : 0 }
    })
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
    usadas.set(provedor, emUso + 1)
    admissao.admitidos.push(id)
    for (const { saida, passoMs } of vias) {
      const depois = saida && ritmos.admit(isAberta(saida) ? sondar(saida, agora) : saida, passoMs, agora)
      if (!depois || depois === saida) continue
      saidas.set(depois.chave, depois)
      mudadas.set(depois.chave, depois)
    }
  }
  admissao.mudadas = [...mudadas.values()]
  return admissao
}

const passoDe = (porMinuto: number | null): number => (porMinuto === null ? 0 : MINUTE / porMinuto)

/** The rates within one look, to fractions of a millisecond: at 50,000 a minute, whole ones would add a fifth. */
class Ritmos {
  private readonly proximas = new Map<string, number>()

  /** When the way is free: at the end of its circuit's pause, or when its rate allows. */
  livreEm(saida: Saida, passoMs: number): number {
    const circuito = isAberta(saida) ? (saida.abertaAte?.getTime() ?? 0) : 0
    return Math.max(circuito, passoMs > 0 ? this.proxima(saida) - FOLGA_MS : 0)
  }

  admit(saida: Saida, passoMs: number, agora: Date): Saida {
    if (passoMs === 0) return saida
    const proxima = Math.max(agora.getTime() - FOLGA_MS, this.proxima(saida)) + passoMs
    this.proximas.set(saida.chave, proxima)
    return { ...saida, proximaEm: new Date(Math.ceil(proxima)) }
  }

  private proxima({ chave, proximaEm }: Saida): number {
    return this.proximas.get(chave) ?? proximaEm?.getTime() ?? 0
  }
}
