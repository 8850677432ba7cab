import { phoneVariants } from '@ramal/shared/domain/phone-digits.ts'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createDescadastrar } from '#modules/envio-digital/descadastrar.ts'
import { createAvisoRepository } from './repository.ts'

/** A person who answered a bill by asking for no more. */
export interface PedidoDeSaida {
  /** As WhatsApp writes it: digits, perhaps without the ninth. */
  numero: string
  em: Date
}

// Alone in the message: in a sentence they may mean anything, and a bill on paper is not what everybody means.
const SAIR = new Set(['parar', 'pare', 'sair', 'cancelar', 'remover', 'descadastrar', 'stop'])

/** Whether a message asks for no more, whatever its case, accents and full stop. */
export function isPedidoDeSaida(texto: string): boolean {
  const palavra = texto
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
  return SAIR.has(palavra)
}

/**
 * Takes a number out of every adhesion that names it for WhatsApp, in the caller's transaction; done before, it changes
 * nothing.
 */
export function createAtenderSaida(tables: Tables) {
  const repository = createAvisoRepository(tables)
  const descadastrar = createDescadastrar(tables)

  return async (tx: Tx, { numero }: PedidoDeSaida, agora: Date): Promise<void> => {
    const ids = await repository.destinatariosDe(tx, phoneVariants(numero))
    for (const id of ids) await descadastrar(tx, id, { motivo: 'descadastro', agora })
  }
}
