import type { MeioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'

/** Domains that everybody knows are said as words; spelling them would only cost time. */
const KNOWN = new Set([
  'gmail',
  'hotmail',
  'outlook',
  'yahoo',
  'icloud',
  'live',
  'uol',
  'bol',
  'terra',
  'com',
  'br',
])

const SIGNS: Readonly<Record<string, string>> = {
  '@': 'arroba',
  '.': 'ponto',
  _: 'sublinhado',
  '-': 'hífen',
  '+': 'mais',
  '&': 'e comercial',
  "'": 'apóstrofo',
}

/**
 * How an agent reads an address back to the caller: 'm·a·r·i·a ponto 7 arroba gmail ponto com'. Letters are spelled,
 * signs are named, a phone is said in its groups.
 */
export function readBack(meio: MeioDigital, endereco: string): string {
  const text = endereco.trim().toLowerCase()
  if (meio === 'whatsapp') return formatPhone(text).replace(/[()-]/g, ' ').replace(/\s+/g, ' ').trim()
  const parts = text.split(/([^a-z0-9])/).filter(Boolean)
  const at = parts.indexOf('@')
  return parts
    .map(
      (part, index) => SIGNS[part] ?? (at >= 0 && index > at && KNOWN.has(part) ? part : [...part].join('·')),
    )
    .join(' ')
}
