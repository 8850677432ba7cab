import type { Tables } from '#db/schema.ts'
import type { MeioDisparo } from '#db/schema/emissao.ts'
import type { MotivoSupressao } from '#db/schema/retornos.ts'
import type { ReadTx } from '#db/tx.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'

export type MeioDigitado = Exclude<MeioDisparo, 'impressao'>

/** Of these addresses of a channel, those that are written to no more, with why. */
export function createSuprimidos(tables: Tables) {
  const supressoes = createSupressoes(tables)
  return async (
    tx: ReadTx,
    _meio: MeioDigitado,
    enderecos: readonly string[],
    agora: Date,
  ): Promise<ReadonlyMap<string, MotivoSupressao>> => {
    const vigentes = await supressoes.vigentes(tx, enderecos, agora)
    return new Map([...vigentes].map(([endereco, { motivo }]) => [endereco, motivo]))
  }
}

const MOTIVOS: Record<MotivoSupressao, string> = {
  endereco_invalido: 'o último envio a ele não pôde ser entregue',
  caixa_cheia: 'a caixa dele estava cheia',
  reclamacao: 'quem o usa pediu para não receber mais',
  manual: 'um supervisor o incluiu',
}

/** Why nothing goes there, and what can be done about it. */
export const avisoDeSupressao = (motivo: MotivoSupressao): string =>
  `Este endereço está na lista de supressão: ${MOTIVOS[motivo]}. Escolha outro, ou peça a um supervisor que o levante.`
