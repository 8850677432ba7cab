import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import type { CanalDeEnvio } from '#modules/canais/canal-de-envio.ts'
import { createLerParametros } from '#modules/parametros/service.ts'

/** Why a channel cannot be used now; null when it can. One that is not offered is not even shown. */
export interface Disponibilidade {
  oferecido: boolean
  motivo: string | null
}

const SEM_CHANNEL = 'O envio por WhatsApp não está disponível: a distribuidora não contratou o Channel.'
const naoConfigurado = (nome: string) =>
  `O envio por ${nome} não está configurado ou está desligado; fale com um supervisor.`

/** The channels that have all they need to send, as the emission reads them (modules/canais/leitura.ts). */
export type LerCanais = (tx: ReadTx) => Promise<readonly Pick<CanalDeEnvio, 'meio'>[]>

/** Whether WhatsApp and SMS can be used at this moment, inside the caller's transaction. */
export function createDisponibilidade(tables: Tables, lerCanais: LerCanais) {
  const lerParametros = createLerParametros(tables)
  return async (tx: ReadTx): Promise<{ whatsapp: Disponibilidade; sms: Disponibilidade }> => {
    const { whatsappContratado } = await lerParametros(tx)
    const ativos = new Set((await lerCanais(tx)).map(({ meio }) => meio))
    const whatsapp = ativos.has('whatsapp') ? null : naoConfigurado('WhatsApp')
    return {
      whatsapp: { oferecido: whatsappContratado, motivo: whatsappContratado ? whatsapp : SEM_CHANNEL },
      sms: { oferecido: true, motivo: ativos.has('sms') ? null : naoConfigurado('SMS') },
    }
  }
}
