import type { MeioDisparo } from '#db/schema/emissao.ts'

// `disparos.chave` is unique: the same bill, channel, address and purpose is one disparo (design rule 5).

export const chavePrimeiraVia = (faturaId: number, meio: MeioDisparo, endereco: string | null): string =>
  `1via:${faturaId}:${meio}:${endereco ?? ''}`

/** `pedido` is the idempotency key of the request: asking twice on purpose sends twice, a retry does not. */
export const chaveSegundaVia = (
  pedido: string,
  faturaId: number,
  meio: MeioDisparo,
  endereco: string | null,
): string => `2via:${pedido}:${faturaId}:${meio}:${endereco ?? ''}`

/** What a supervisor sends again although it had been accepted: a disparo of its own, once a request. */
export const chaveReenvio = (pedido: string, disparoId: number): string => `reenvio:${pedido}:${disparoId}`

export const chaveTermo = (destinatarioId: number): string => `termo:${destinatarioId}`
