import type { Cifra } from '#cifra.ts'
import type { Canal } from '#db/schema/canais.ts'

/** The secrets of each channel, by the names of the contract (packages/shared/src/contracts/canais.ts). */
export const SEGREDOS = {
  whatsapp: ['token', 'segredoApp', 'tokenVerificacao'],
  sms: ['senha'],
  pix: ['segredo'],
} as const satisfies Record<Canal, readonly string[]>

export type Segredos = Record<string, string>

export const fecharSegredos = (segredos: Segredos, cifra: Cifra): string | null =>
  Object.keys(segredos).length === 0 ? null : cifra.cifrar(JSON.stringify(segredos))

/** @throws Error when they were kept under another secret of the installation. */
export const abrirSegredos = (cifrados: string | null, cifra: Cifra): Segredos =>
  cifrados === null ? {} : (JSON.parse(cifra.decifrar(cifrados).toString('utf8')) as Segredos)
