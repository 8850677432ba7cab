import type { TipoRetorno } from '#db/schema/retornos.ts'

/** What a return says of one recipient. */
export interface Relato {
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded`; the disposition of an MDN; the feedback type of a complaint. */
  acao: string | null
  /** RFC 3463, e.g. `5.1.1`. */
  status: string | null
  diagnostico: string | null
  /** The address we had written to, as far as the report tells it. */
  original: string | null
  /** The address at which it ended: another one where mail is forwarded. */
  final: string | null
}

/** A message that came back, as it reads; nothing of it is proved yet. */
export interface Retorno {
  tipo: TipoRetorno
  /** Every address that may be the envelope sender we had used, the surest first. */
  enderecos: readonly string[]
  /** Message-IDs that it says it is about. */
  messageIds: readonly string[]
  relatos: readonly Relato[]
}
