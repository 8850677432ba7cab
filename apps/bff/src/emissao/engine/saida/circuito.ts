/** The rate and the health of one way out (`conta:<id>` or `provedor:<nome>`), as the table `saidas` keeps it. */
export interface Saida {
  chave: string
  /** When the next message may leave under the rate limit. */
  proximaEm: Date | null
  /** Failures of the way itself (not of an address or a message) since the last success. */
  falhasSeguidas: number
  /** How often it has opened in a row; 0 while nothing is wrong. */
  vezesAberta: number
  abertaEm: Date | null
  /** Nothing leaves this way before, and then one probe. */
  abertaAte: Date | null
  motivo: string | null
}

export const saidaNova = (chave: string): Saida => ({
  chave,
  proximaEm: null,
  falhasSeguidas: 0,
  vezesAberta: 0,
  abertaEm: null,
  abertaAte: null,
  motivo: null,
})

/** A failure of the way, and when the attempt that met it had begun. */
export interface FalhaDaSaida {
  motivo: string
  inicio: Date
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How many failures in a row open a circuit, and for how long at first and at most. */
interface Disjuntor {
  tolera: number
  primeiraMs: number
  maximaMs: number
}

// An account that refuses us three times refuses everybody; a provider may refuse five customers for reasons of theirs.
const CONTA: Disjuntor = { tolera: 3, primeiraMs: 30 * SECOND, maximaMs: 15 * MINUTE }
const PROVEDOR: Disjuntor = { tolera: 5, primeiraMs: MINUTE, maximaMs: 30 * MINUTE }

/** How long a probe may take before another one is let through. */
const SONDA_MS = MINUTE

/** Whether nothing but a probe may leave this way. */
export const isAberta = (saida: Saida): boolean => saida.vezesAberta > 0

/** The way after a failure of its own: it opens at the tolerated number, and at each failed probe for twice as long. */
export function aposFalha(saida: Saida, { motivo, inicio }: FalhaDaSaida, agora: Date): Saida {
  // What was under way when it opened is not a probe.
  if (saida.abertaEm !== null && inicio <= saida.abertaEm) return saida
  const { tolera, primeiraMs, maximaMs } = saida.chave.startsWith('conta:') ? CONTA : PROVEDOR
  const falhasSeguidas = saida.falhasSeguidas + 1
  if (falhasSeguidas < tolera) return { ...saida, falhasSeguidas, motivo }
  const pausaMs = Math.min(maximaMs, primeiraMs * 2 ** saida.vezesAberta)
  return {
    ...saida,
    falhasSeguidas,
    vezesAberta: Math.min(saida.vezesAberta + 1, 10),
    abertaEm: agora,
    abertaAte: new Date(agora.getTime() + pausaMs),
    motivo,
  }
}

/** Lets one probe through and nothing else until it has answered. */
export const sondar = (saida: Saida, agora: Date): Saida => ({
  ...saida,
  abertaAte: new Date(agora.getTime() + SONDA_MS),
})

/** A message was taken: the way is open again. */
export const aposSucesso = (saida: Saida): Saida => ({
  ...saidaNova(saida.chave),
  proximaEm: saida.proximaEm,
})
