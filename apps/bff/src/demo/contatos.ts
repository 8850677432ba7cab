import type { DemoConsumidor, DemoContato } from './modelo.ts'
import { createSampler, type Random } from './random.ts'

/** Domains that RFC 2606 reserves: nothing sent to them can reach anyone. */
const DOMINIOS = createSampler([
  ['example.com', 46],
  ['example.net', 16],
  ['example.org', 12],
  ['correio.example', 16],
  ['caixa.example', 10],
] as const)

const SITUACAO = createSampler<DemoContato['situacao']>([
  ['confirmado', 56],
  ['informado', 27],
  ['duvidoso', 10],
  ['devolvido', 5],
  ['recusado', 2],
])

/** Letters a to z and digits only, in lower case. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
}

/** A mobile number in E.164. `90…` has the right shape, and the operators number from `91…` on: it looks invented. */
export function sampleCelular(random: Random, ddd: string): string {
  return `+55${ddd}90${String(random.int(0, 9_999_999)).padStart(7, '0')}`
}

/** A fixed line in E.164, starting in 5: the right shape, but a range that towns of the interior do not use. */
export function sampleFone(random: Random, ddd: string): string {
  return `+55${ddd}5${String(random.int(0, 9_999_999)).padStart(7, '0')}`
}

/** An e-mail made from the name, ending in the index where the name alone would be too common. */
export function sampleEmail(
  random: Random,
  consumidor: Pick<DemoConsumidor, 'indice' | 'nome' | 'tipo'>,
): string {
  const palavras = slug(consumidor.nome)
    .split(' ')
    .filter((word) => word.length > 2)
  const primeira = palavras[0] ?? 'cliente'
  const ultima = palavras.at(-1) ?? 'cliente'
  if (consumidor.tipo === 'empresa') {
    const caixa = random.pick(['contato', 'financeiro', 'nfe', 'contas', 'adm'])
    return `${caixa}@${primeira}-${palavras[1] ?? 'mg'}${consumidor.indice}.example`
  }
  const local = random.pick([
    `${primeira}.${ultima}${consumidor.indice}`,
    `${primeira}${ultima}${consumidor.indice}`,
    `${primeira}_${ultima}.${consumidor.indice}`,
    `${primeira[0]}${ultima}${consumidor.indice}`,
  ])
  return `${local}@${DOMINIOS(random)}`
}

const DAY_MS = 86_400_000

/**
 * The contacts of a UC: most have a mobile, half an e-mail, few a fixed line, some nothing at all.
 * `agoraMs` is the reference instant, before which e-mails came back.
 */
export function sampleContatos(
  random: Random,
  titular: DemoConsumidor,
  ddd: string,
  agoraMs: number,
): DemoContato[] {
  const contatos: DemoContato[] = []
  if (random.chance(82)) contatos.push(phone(random, 'celular', sampleCelular(random, ddd)))
  if (random.chance(titular.tipo === 'empresa' ? 62 : 24))
    contatos.push(phone(random, 'fone', sampleFone(random, ddd)))
  const email = titular.email ?? (random.chance(18) ? sampleEmail(random, titular) : null)
  if (email && random.chance(92)) {
    const situacao = SITUACAO(random)
    const devolvidoEm = situacao === 'devolvido' ? new Date(agoraMs - random.int(1, 60) * DAY_MS) : null
    contatos.push({ tipo: 'email', valor: email, situacao, devolvidoEm })
  }
  return contatos
}

/** Only an e-mail comes back undelivered; a phone is at most in doubt. */
function phone(random: Random, tipo: 'celular' | 'fone', valor: string): DemoContato {
  const situacao = SITUACAO(random)
  return { tipo, valor, situacao: situacao === 'devolvido' ? 'duvidoso' : situacao, devolvidoEm: null }
}
