import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { DisparoCarregado } from './carga.ts'
import type { Enderecamento } from './escrever-trabalho.ts'
import type { Trabalho } from './oficina/trabalho.ts'
import type { Processo } from './processo.ts'
import type { Provedores } from './saida/provedores.ts'

/** One disparo of a message, and the attempt that was opened for it. */
export interface Junto {
  carregado: DisparoCarregado
  tentativaId: number
}

/** What a worker holds of one message until `ate`, which renovar.ts moves on. */
export interface Reservado extends Junto {
  /** The others that travel in it. */
  juntos: readonly Junto[]
  /** The work, or the sentence that says why there is none. */
  trabalho: Trabalho | string
  conta: string
  provedor: string
  prioridade: number
  /** Names its lease, and before the `/` the process that holds it. */
  token: string
  /** How long the disparo may wait for an acceptance. */
  prazoMs: number
  inicio: Date
  ate: Date
}

/** Beside agents on SQLite a transaction is short: 50 disparos and their attempts. */
export const LOTE = 50
/** Longer than one delivery may take. What a worker held when its machine died comes up again after this. */
export const RESERVA_MS = 90_000

export interface ReservarDeps {
  unitOfWork: UnitOfWork
  fila: FilaDeDisparos
  provedores: Provedores
  processo: Processo
  enderecamento: Enderecamento
}

/** What is asked of one look at a queue. */
export interface Pedido {
  token: string
  agora: Date
  prazoMs: number
  vagas: (provedor: string) => number
}
