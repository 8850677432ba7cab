import type { CanalSms } from '#modules/canais/canal-de-envio.ts'
import type { OpcoesDaPorta, Porta } from '../porta.ts'
import { createPortaKannel } from './porta-kannel.ts'
import { createPortaSmpp, type ExtrasDaPorta } from './porta-smpp.ts'

/** SMPP or Kannel behind the port, as the configuration says. */
export function createPortaSms(canal: CanalSms, opcoes: OpcoesDaPorta, extras: ExtrasDaPorta = {}): Porta {
  const { ajustes } = canal
  return ajustes.protocolo === 'smpp'
    ? createPortaSmpp({ ...canal, ajustes }, opcoes, extras)
    : createPortaKannel({ ...canal, ajustes }, opcoes, extras)
}
