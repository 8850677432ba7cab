import type { Destinos } from '@ramal/shared/contracts/destinos.ts'
import type { MeioDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import type { ItemMenu } from '#ui/menu.tsx'
import { textos } from './textos.ts'

/** What is to be sent, before it is said where to. */
export interface PedidoDeEnvio {
  faturas: readonly FaturaResumo[]
  conteudo: 'fatura' | 'barra'
  meio: MeioDisparo
}

const MEIOS = {
  fatura: ['impressao', 'email', 'whatsapp'],
  barra: ['impressao', 'email', 'sms', 'whatsapp'],
} as const satisfies Record<PedidoDeEnvio['conteudo'], readonly MeioDisparo[]>

/** The ways by which it may go; one that cannot be used now says why, one that was never contracted is not there. */
export function meiosDe(
  conteudo: PedidoDeEnvio['conteudo'],
  canais: Destinos['canais'] | undefined,
): ItemMenu<MeioDisparo>[] {
  return MEIOS[conteudo].flatMap((meio) => {
    const canal = meio === 'impressao' ? undefined : canais?.[meio]
    // Before the answer is there only what every distributor has.
    const isOffered = canal?.oferecido ?? (meio === 'impressao' || meio === 'email')
    return isOffered ? [{ id: meio, rotulo: textos.meios[meio], motivo: canal?.motivo }] : []
  })
}
