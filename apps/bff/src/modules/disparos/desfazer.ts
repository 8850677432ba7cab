import type { EstadoDisparo, Finalidade } from '#db/schema/emissao.ts'

/** How long who sends a 2ª via may take it back. The emission does not touch it before, so a closed tab changes nothing. */
export const JANELA_DESFAZER_MS = 10_000

/** The reason of who gives none. */
export const DESFEITO = 'Desfeito por quem enviou.'

export const fimDaJanela = (criadoEm: Date): Date => new Date(criadoEm.getTime() + JANELA_DESFAZER_MS)

interface Enviado {
  finalidade: Finalidade
  estado: EstadoDisparo
  tentativas: number
  motivoReenvio: string | null
  criadoEm: Date
}

/**
 * Until when the disparo can be undone, or null when it never could or was already begun. What a supervisor sends again
 * was thought over and leaves at once.
 */
export function desfazerAte(disparo: Enviado): Date | null {
  const { finalidade, estado, tentativas, motivoReenvio, criadoEm } = disparo
  const waits = estado === 'na_fila' && tentativas === 0
  return finalidade === 'segunda_via' && waits && motivoReenvio === null ? fimDaJanela(criadoEm) : null
}
