export type Medidor = {
  readonly nMed: string
  readonly medidor: string
  readonly leituraAnterior: string
  readonly leituraAtual: string
}

/** A quantity contracted by a UC of group A, kW or kWh as written. */
export type Contrato = {
  readonly nContrat: string
  readonly grandeza: string
  readonly posto: string
  readonly quantidade: string
}

/** The electric-energy compensation system (SCEE): distributed generation and its credits, in kWh as written. */
export type Compensacao = {
  readonly participacao: string
  readonly geradoras: readonly Geradora[]
  readonly saldos: readonly SaldoCompensacao[]
}

/** A generating UC, and what of its energy comes to this one. */
export type Geradora = {
  readonly ucNumero: string
  /** kW, as written. */
  readonly potencia: string
  readonly fonte: string
  readonly alocada: readonly EnergiaDoPosto[]
  readonly injetada: readonly EnergiaDoPosto[]
}

export type EnergiaDoPosto = { readonly posto: string; readonly quantidade: string }

export type SaldoCompensacao = {
  readonly posto: string
  readonly anterior: string
  readonly atual: string
  readonly expirado: string | null
  readonly aExpirar: string | null
  readonly competenciaAExpirar: string | null
}
