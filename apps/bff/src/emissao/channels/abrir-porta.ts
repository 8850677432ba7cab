import type { CanalDeEnvio } from '#modules/canais/canal-de-envio.ts'
import type { OpcoesDaPorta, Porta } from './porta.ts'
import { createPortaSms } from './sms/porta-sms.ts'
import { createPortaWhatsapp } from './whatsapp/porta-whatsapp.ts'

/** The way to the provider of a channel. */
export function abrirPorta(canal: CanalDeEnvio, opcoes: OpcoesDaPorta): Porta {
  switch (canal.meio) {
    case 'whatsapp':
      return createPortaWhatsapp(canal, opcoes)
    case 'sms':
      return createPortaSms(canal, opcoes)
  }
}
