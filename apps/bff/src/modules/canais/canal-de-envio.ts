import type { AjustesSms, AjustesWhatsapp } from '@ramal/shared/contracts/canais.ts'

// A channel as the emission uses it, with its secrets open. Plain data: it is sent to other threads.

interface Comum {
  /** Changes whenever the channel does: connections made before it are of another. */
  versao: string
}

export interface CanalWhatsapp extends Comum {
  meio: 'whatsapp'
  ajustes: AjustesWhatsapp
  token: string
}

export interface CanalSms extends Comum {
  meio: 'sms'
  ajustes: AjustesSms
  senha: string
}

export type CanalDeEnvio = CanalWhatsapp | CanalSms
