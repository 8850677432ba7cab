import type { ClasseDeRecusa } from '../porta.ts'

/**
 * What Meta's error codes say, in an answer or later in a status (Cloud API, error codes). It asks to decide by `code`
 * alone: titles and HTTP statuses change.
 */
const CLASSES: Readonly<Record<number, ClasseDeRecusa>> = {
  // Unknown error, service unavailable, something went wrong, server under maintenance.
  1: 'passageira',
  2: 'passageira',
  131000: 'passageira',
  131016: 'passageira',
  131057: 'passageira',
  133004: 'passageira',
  // Too many messages to this one person (one in 6 s): the others are not concerned.
  131056: 'passageira',

  // Limits of the app, the account, the number, and after complaints.
  4: 'ritmo',
  80007: 'ritmo',
  130429: 'ritmo',
  131048: 'ritmo',
  133016: 'ritmo',

  // Token, permissions, policy, lock, payment, registration of the number, display name.
  0: 'canal',
  3: 'canal',
  10: 'canal',
  190: 'canal',
  368: 'canal',
  130497: 'canal',
  131005: 'canal',
  131031: 'canal',
  131037: 'canal',
  131042: 'canal',
  131045: 'canal',
  133010: 'canal',
  // A number in test writes only to the people on its list.
  131030: 'canal',
  // The template: missing in this language, paused, disabled. How many parameters it has and of which kind stands in the
  // configuration and not in the bill, so a difference there is of every message and not of this one.
  132001: 'canal',
  132015: 'canal',
  132016: 'canal',
  132000: 'canal',
  132012: 'canal',

  // Not on WhatsApp, or has not accepted its terms.
  131026: 'destinatario',

  131050: 'recusa_da_pessoa',

  // 24 hours without the customer's word ask for a template, and Meta holds marketing back: neither is a bill's matter.
  131047: 'conteudo',
  131049: 'conteudo',
  100: 'conteudo',
  131008: 'conteudo',
  131009: 'conteudo',
  131051: 'conteudo',
  131052: 'conteudo',
  131053: 'conteudo',
  132005: 'conteudo',
  132007: 'conteudo',
}

/** Of code 100: the id of the number does not exist, or the token may not use it. */
const NUMERO_INEXISTENTE = 33

/** Whose matter an error code is, or null for one that is not known. */
export function classeDoCodigo(codigo: number, subcodigo: number | null = null): ClasseDeRecusa | null {
  if (codigo === 100 && subcodigo === NUMERO_INEXISTENTE) return 'canal'
  if (codigo >= 200 && codigo <= 299) return 'canal'
  return CLASSES[codigo] ?? null
}

/** Whose matter an answer is that is no acceptance, by Meta's code where it has a known one, else by its HTTP status. */
export function classeDaResposta(
  status: number,
  { codigo, subcodigo }: { codigo: number | null; subcodigo: number | null },
): ClasseDeRecusa {
  const conhecida = codigo === null ? null : classeDoCodigo(codigo, subcodigo)
  if (conhecida) return conhecida
  if (status === 429) return 'ritmo'
  // Elsewhere, not allowed or not there: the address, the version or the token, which are the configuration's.
  if ((status >= 300 && status < 400) || [401, 403, 404, 405].includes(status)) return 'canal'
  // An acceptance that names no message is none: it may be the page of a proxy.
  if (status < 400 || status === 408 || status >= 500) return 'passageira'
  return 'conteudo'
}
