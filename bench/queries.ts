import { Random } from '../apps/bff/src/demo/random.ts'
import type { createDemoBook } from '../apps/bff/src/demo/ucs.ts'
import { nameTokens } from '../packages/shared/src/domain/text.ts'

type Book = ReturnType<typeof createDemoBook>
type DemoUc = ReturnType<Book['uc']>

const PARTICLES = /^(de|da|do|das|dos|e)$/i

/** How an agent may type each thing about a UC. Names come with the frequency they have in the book. */
const KINDS: readonly ((uc: DemoUc, other: DemoUc, random: Random) => string | null)[] = [
  (uc) => uc.numero,
  (uc) => uc.numeroAnterior,
  (uc) => uc.titular.documento || null,
  (uc) => uc.contatos.find(({ tipo }) => tipo === 'celular')?.valor.replace('+55', '') ?? null,
  // As it was before the ninth digit.
  (uc) => uc.contatos.find(({ tipo }) => tipo === 'celular')?.valor.replace(/^\+55(\d\d)9/, '$1') ?? null,
  (uc) => uc.contatos.find(({ tipo }) => tipo === 'email')?.valor ?? null,
  (uc) => uc.medidor,
  (uc) => uc.titular.nome,
  (uc) => first(uc, 2),
  (uc) => `${first(uc, 1)} ${last(uc)}`,
  // "maria souza s": the last word has only begun.
  (uc) => begun(uc, 1),
  (uc) => begun(uc, 3),
  (uc) => last(uc),
  (uc) => (nameTokens(uc.titular.nome).length >= 4 ? first(uc, 4) : null),
  (uc) => `${uc.endereco.logradouro} ${uc.endereco.numero}`,
  (uc) => `${uc.endereco.logradouro} ${uc.endereco.municipio}`,
  // Misses: parts of two people, and numbers nobody has.
  (uc, other) => `${first(uc, 1)} ${last(other)} ${last(uc)} ${first(other, 1)}`,
  (uc, other) => `${first(uc, 2)} ${last(other).slice(0, 2)}w`,
  (_uc, _other, random) => String(random.int(1e9, 9e9)),
  (uc) => `${uc.endereco.logradouro} 9${uc.endereco.numero.replace(/\D/g, '')}7`,
]

/** Distinct queries of every kind in equal shares, about UCs drawn evenly from the book. */
export function drawQueries(book: Book, count: number, seed: number): string[] {
  const random = new Random(seed, 11, 0)
  const queries = new Set<string>()
  for (let i = 0; queries.size < count && i < count * 20; i++) {
    const uc = book.uc(random.int(0, book.total - 1))
    const other = book.uc(random.int(0, book.total - 1))
    const query = KINDS[i % KINDS.length]!(uc, other, random)
    if (query) queries.add(query)
  }
  return [...queries]
}

const words = (uc: DemoUc) => uc.titular.nome.split(' ').filter((word) => !PARTICLES.test(word))
const first = (uc: DemoUc, count: number) => words(uc).slice(0, count).join(' ')
const last = (uc: DemoUc) => words(uc).at(-1) ?? ''
const begun = (uc: DemoUc, letters: number) =>
  [...words(uc).slice(0, -1).slice(0, 2), last(uc).slice(0, letters)].join(' ')
