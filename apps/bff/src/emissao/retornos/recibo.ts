import type { Canal } from '#db/schema/canais.ts'
import type { ClasseDeRecusa } from '#emissao/channels/porta.ts'

/** What a provider says of one message, already read and proved to come from it. */
export interface Recibo {
  canal: Exclude<Canal, 'pix'>
  /** Where the provider gave our own reference back; else the message is found by `externoId`. */
  disparoId: number | null
  externoId: string
  /** In the provider's words: `sent`, `DELIVRD`. Each is kept once for a message. */
  estado: string
  codigo: string | null
  detalhe: string | null
  ocorridoEm: Date
  /** The number that the provider speaks of, E.164 or as it writes it; null where it does not say. */
  numero: string | null
  /** What it means: `enviado` says no more than was known when the message was accepted. */
  significa: 'enviado' | 'entregue' | 'lido' | { falhou: ClasseDeRecusa }
}

/** `adiado`: a worker has not yet written down that the message was accepted; the same has to be given again in a moment. */
export type ReciboTratado = 'aplicado' | 'repetido' | 'sem_disparo' | 'adiado'

export type ReceberRecibo = (recibo: Recibo) => Promise<ReciboTratado>
