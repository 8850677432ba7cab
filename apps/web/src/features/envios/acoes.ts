import type { Disparo, EstadoDisparo } from '@ramal/shared/contracts/disparos.ts'

const ACEITOS: readonly EstadoDisparo[] = ['aceito', 'entregue']
const PERDIDOS: readonly EstadoDisparo[] = ['falhou', 'devolvido', 'suprimido']
const ESPERANDO: readonly EstadoDisparo[] = ['retido', 'aguardando_autorizacao', 'na_fila']

export type Acao = 'reenviar' | 'cancelar'

/** Somebody has it already: what goes out again is another message. */
export const foiAceito = ({ estado }: Disparo): boolean => ACEITOS.includes(estado)

/** What a supervisor may do about it, as the server allows; paper goes again with its lot. */
export function acaoDe(disparo: Disparo): Acao | null {
  const { estado, meio, loteId, faturaId } = disparo
  // Paper in a lot is called back with its lot.
  if (ESPERANDO.includes(estado)) return loteId === null ? 'cancelar' : null
  if (meio === 'impressao') return null
  // A copy of the term that was accepted has been given: only a bill has a 2ª via.
  return PERDIDOS.includes(estado) || (faturaId !== null && foiAceito(disparo)) ? 'reenviar' : null
}
