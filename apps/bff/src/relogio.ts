/** The one source of "now": tests move it, nothing else asks the machine. */
export interface Relogio {
  agora(): Date
}

export const relogioDoSistema: Relogio = { agora: () => new Date() }
