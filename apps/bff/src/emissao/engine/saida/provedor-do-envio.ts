import type { MeioDisparo } from '#db/schema/emissao.ts'
import type { Provedores } from './provedores.ts'

/** What the keys of WhatsApp's recipients begin with: a phone number each, which no page shows. */
export const DESTINATARIO_WHATSAPP = 'wa:'

/** Who counts what is sent to an address: of e-mail the provider that receives it, of the channels the recipient. */
export function provedorDoEnvio(
  provedores: Pick<Provedores, 'of'>,
  { meio, endereco }: { meio: MeioDisparo; endereco: string },
): string {
  if (meio === 'email') return provedores.of(endereco)
  return meio === 'whatsapp' ? `${DESTINATARIO_WHATSAPP}${endereco}` : `${meio}:${endereco}`
}
