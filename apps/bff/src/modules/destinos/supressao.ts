import type { MeioDisparo } from '#db/schema/emissao.ts'
import type { MotivoSupressao } from '#db/schema/retornos.ts'

/** Channels that write to an address. */
export type MeioDigitado = Exclude<MeioDisparo, 'impressao'>

const MOTIVOS: Record<MotivoSupressao, string> = {
  endereco_invalido: 'o último envio a ele não pôde ser entregue',
  caixa_cheia: 'a caixa dele estava cheia',
  reclamacao: 'quem o usa pediu para não receber mais',
  manual: 'um supervisor o incluiu',
}

/** Why nothing goes there, and what can be done about it. */
export const avisoDeSupressao = (motivo: MotivoSupressao): string =>
  `Este endereço está na lista de supressão: ${MOTIVOS[motivo]}. Escolha outro, ou peça a um supervisor que o levante.`
