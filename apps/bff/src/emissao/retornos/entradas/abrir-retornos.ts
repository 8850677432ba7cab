import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import type { Relogio } from '#relogio.ts'
import { deriveKey } from '#secret-key.ts'
import { createReceberRetorno } from '../receber.ts'
import { createRetornoRepository } from '../repository.ts'
import { readVerp } from '../verp.ts'
import { consultarImap } from './imap.ts'
import { insistir, type Log } from './insistir.ts'
import { createLimite } from './limite.ts'
import { escutarSmtp } from './smtp.ts'

export interface RetornosPorts {
  unitOfWork: UnitOfWork
  relogio: Relogio
  secretKey: string
  sinal: Sinal
  log: Log
  /** Told the port of each listener, for who started it on port 0. */
  onListening?: (porta: number) => void
  /** Waits between tries of a way in that fails. */
  esperasMs?: readonly number[]
}

export interface Retornos {
  /** Ends what is being taken in and takes in nothing more. */
  stop(): Promise<void>
}

/** Anybody may write to a name at a domain of returns, and all of it is kept for a month. */
const SEM_ASSINATURA_POR_MINUTO = 120

/** Opens every way in that the configuration names; one that fails is tried again and does not stop the others. */
export function abrirRetornos({ retornos }: { retornos: readonly string[] }, ports: RetornosPorts): Retornos {
  const { unitOfWork, relogio, secretKey, sinal, log, onListening, esperasMs } = ports
  const chaveVerp = deriveKey(secretKey, 'verp')
  const repository = createRetornoRepository(unitOfWork.tables)
  const receber = createReceberRetorno({ unitOfWork, relogio, chaveVerp, onGravado: () => sinal.notify() })

  const permitido = createLimite(SEM_ASSINATURA_POR_MINUTO)

  /** A signed address of a disparo, or any at a domain of returns: complaints come to names of their own. */
  async function aceita(endereco: string): Promise<'sim' | 'nao' | 'depois'> {
    if (readVerp(endereco, chaveVerp) !== null) return 'sim'
    const dominio = endereco.slice(endereco.lastIndexOf('@') + 1).toLowerCase()
    if (!(await unitOfWork.read((tx) => repository.dominiosDeRetorno(tx))).includes(dominio)) return 'nao'
    return permitido('') ? 'sim' : 'depois'
  }

  const stops = retornos.map((url) =>
    url.startsWith('smtp:')
      ? insistir(
          (signal) => escutarSmtp(url, { receber, aceita, log, ...(onListening && { onListening }) }, signal),
          {
            nome: 'the SMTP listener',
            log,
            ...(esperasMs && { esperasMs }),
          },
        )
      : insistir((signal) => consultarImap(url, receber, signal), {
          nome: 'the mailbox',
          log,
          ...(esperasMs && { esperasMs }),
        }),
  )
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) }
}
