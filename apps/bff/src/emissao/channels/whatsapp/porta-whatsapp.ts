import type { CanalWhatsapp } from '#modules/canais/canal-de-envio.ts'
import type { OpcoesDaPorta, Porta } from '../porta.ts'

/** The WhatsApp Business Cloud API behind the port. */
export function createPortaWhatsapp(_canal: CanalWhatsapp, _opcoes: OpcoesDaPorta): Porta {
  throw new Error('to be written')
}
