import type { MeioDisparo } from '#db/schema/emissao.ts'

// `disparos.chave` is unique: the same bill, channel, address and purpose is one disparo (design rule 5).

export const chavePrimeiraVia = (faturaId: number, meio: MeioDisparo, endereco: string | null): string =>
  `1via:${faturaId}:${meio}:${endereco ?? ''}`

/** Asking twice on purpose sends twice; a retry is answered with the request that it repeats (docs/decisions/0008). */
export const chaveSegundaVia = (
  pedidoId: number,
  faturaId: number,
  meio: MeioDisparo,
  endereco: string | null,
): string => `2via:pedido-${pedidoId}:${faturaId}:${meio}:${endereco ?? ''}`

/** What a supervisor sends again although it had been accepted: a disparo of its own, once a request. */
export const chaveReenvio = (pedido: string, disparoId: number): string => `reenvio:${pedido}:${disparoId}`

export const chaveTermo = (destinatarioId: number): string => `termo:${destinatarioId}`
