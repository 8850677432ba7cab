import { isAberta, saidaNova, sondar, type Saida } from './circuito.ts'

/** One due e-mail, and the ways it would leave by. */
export interface Candidato {
  id: number
  provedor: string
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
  /** Ways whose rate or probe has moved. */
  mudadas: Saida[]
}

/** Where the waiting of each way ends, so that what is held back comes due one after another and not all at once. */
export type Filas = Map<string, number>

/** What is held back without a rate comes due at this distance: about as fast as one worker sends. */
const PASSO_MS = 2
/** How long to wait for room on a busy way. */
const ESPERA_MS = 1000
const MINUTE = 60_000
/** A rate may be used ahead for this long, so that a worker that looks every second keeps to it on the whole. */
const FOLGA_MS = 1000

export const chaveDaConta = (id: number | string): string => `conta:${id}`
export const chaveDoProvedor = (provedor: string): string => `provedor:${provedor}`

/**
 * Decides which of the due e-mails may leave now: those whose account and receiving provider work, are within their
 * rates and have room. A pure function of the state of the ways; what is held back is given a time of its own, in its
 * order, so that a queue of millions behind one bad provider is neither scanned nor moved at every look.
 *
 * @param vagas how many more each provider may have under way
 */
export function admitir(
  candidatos: readonly Candidato[],
  estado: { saidas: ReadonlyMap<string, Saida>; filas: Filas; vagas: (provedor: string) => number },
  agora: Date,
): Admissao {
  const saidas = new Map(estado.saidas)
  const mudadas = new Map<string, Saida>()
  const usadas = new Map<string, number>()
  const admissao: Admissao = { admitidos: [], adiados: [], mudadas: [] }
  const hold = (id: number, chave: string, desde: number, passoMs: number) => {
    const ate = Math.max(desde, (estado.filas.get(chave) ?? 0) + passoMs)
    estado.filas.set(chave, ate)
    admissao.adiados.push({ id, ate: new Date(ate) })
  }

  for (const { id, provedor, conta } of candidatos) {
    const vias = [
      { chave: conta.chave, porMinuto: conta.porMinuto },
      { chave: chaveDoProvedor(provedor), porMinuto: conta.porMinutoProvedor },
    ].map(({ chave, porMinuto }) => {
      const passoMs = passoDe(porMinuto)
      // A way that never failed and has no rate needs no row.
      return { chave, passoMs, saida: saidas.get(chave) ?? (passoMs > 0 ? saidaNova(chave) : undefined) }
    })
    const fechada = vias.find((via) => via.saida && espera(via.saida, via.passoMs) > agora.getTime())
    if (fechada?.saida) {
      hold(id, fechada.chave, espera(fechada.saida, fechada.passoMs), Math.max(fechada.passoMs, PASSO_MS))
      continue
    }
    const emUso = usadas.get(provedor) ?? 0
    if (emUso >= estado.vagas(provedor)) {
      hold(id, chaveDoProvedor(provedor), agora.getTime() + ESPERA_MS, PASSO_MS)
      continue
    }
    usadas.set(provedor, emUso + 1)
    admissao.admitidos.push(id)
    for (const { saida, passoMs } of vias) {
      const depois = saida && aposAdmitir(saida, passoMs, agora)
      if (!depois || depois === saida) continue
      saidas.set(depois.chave, depois)
      mudadas.set(depois.chave, depois)
    }
  }
  admissao.mudadas = [...mudadas.values()]
  return admissao
}

const passoDe = (porMinuto: number | null): number => (porMinuto === null ? 0 : MINUTE / porMinuto)

/** When the way is free: at the end of its circuit's pause, or when its rate allows. */
function espera(saida: Saida, passoMs: number): number {
  const circuito = isAberta(saida) ? (saida.abertaAte?.getTime() ?? 0) : 0
  const ritmo = passoMs > 0 && saida.proximaEm ? saida.proximaEm.getTime() - FOLGA_MS : 0
  return Math.max(circuito, ritmo)
}

function aposAdmitir(saida: Saida, passoMs: number, agora: Date): Saida {
  let depois = saida
  if (isAberta(saida)) depois = sondar(depois, agora)
  if (passoMs > 0) {
    const desde = Math.max(agora.getTime() - FOLGA_MS, saida.proximaEm?.getTime() ?? 0)
    depois = { ...depois, proximaEm: new Date(desde + passoMs) }
  }
  return depois
}
