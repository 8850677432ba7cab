import type { CanalSms } from '#modules/canais/canal-de-envio.ts'
import type { OpcoesDaPorta, Porta } from '../porta.ts'

/** SMPP or Kannel behind the port, as the configuration says. */
export function createPortaSms(_canal: CanalSms, _opcoes: OpcoesDaPorta): Porta {
  throw new Error('to be written')
}
