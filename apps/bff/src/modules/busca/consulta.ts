import {
  addressWords,
  beginningTerm,
  MAX_BEGINNING,
  nameWords,
  pairedBeginningTerm,
  pairTerm,
  termOf,
  type CampoBusca,
} from './termos.ts'

/** All of the groups must match, each by any one of its terms. */
export type Consulta = readonly (readonly string[])[]

/** Gives the indexed words that begin with `beginning`, itself included, at most some dozens. */
export type Completar = (campo: CampoBusca, beginning: string) => Promise<string[]>

/**
 * Turns typed words into index terms. The last word may be unfinished; a single letter anywhere is an initial.
 * Null when the words that were typed say nothing yet.
 */
export async function planConsulta(
  campo: CampoBusca,
  typed: string,
  completar: Completar,
): Promise<Consulta | null> {
  const words = campo === 'nome' ? nameWords(typed) : addressWords(typed)
  const last = words.at(-1)
  if (last === undefined) return null
  if (campo === 'endereco') return planAddress(words.slice(0, -1), last, completar)
  const initials = words.slice(0, -1).filter((word) => word.length === 1)
  const complete = words.slice(0, -1).filter((word) => word.length > 1)
  const groups = [...covering(complete), ...initials.flatMap((initial) => ofBeginning(complete, initial))]
  return [...groups, ...(await ofLastName(complete, last, completar))]
}

/** Pairs that together hold every word: disjoint ones, and one more that takes in a word left over. */
function covering(words: readonly string[]): string[][] {
  const [first] = words
  if (first === undefined) return []
  if (words.length === 1) return [[first]]
  const terms: string[][] = []
  for (let i = 0; i + 1 < words.length; i += 2) terms.push([pairTerm(words[i]!, words[i + 1]!)])
  if (words.length % 2 === 1) terms.push([pairTerm(first, words.at(-1)!)])
  return terms
}

/** With complete words beside it, the beginning is looked up in their short lists and not in its own long one. */
function ofBeginning(complete: readonly string[], beginning: string): string[][] {
  if (complete.length === 0) return [[beginningTerm(beginning)]]
  return complete.map((word) => [pairedBeginningTerm(word, beginning)])
}

async function ofLastName(
  complete: readonly string[],
  last: string,
  completar: Completar,
): Promise<string[][]> {
  if (last.length <= MAX_BEGINNING) {
    // Paired beginnings are shorter than four letters; the fourth is settled by the beginning's own list.
    const whole = last.length === MAX_BEGINNING ? [[beginningTerm(last)]] : []
    return complete.length === 0 ? [[beginningTerm(last)]] : [...ofBeginning(complete, last), ...whole]
  }
  const words = await completar('nome', last)
  const nearest = complete.at(-1)
  return [words.map((word) => (nearest === undefined ? word : pairTerm(nearest, word)))]
}

async function planAddress(
  complete: readonly string[],
  last: string,
  completar: Completar,
): Promise<Consulta | null> {
  const groups = covering(complete).map(([term]) => [termOf('endereco', term!)])
  const nearest = complete.at(-1)
  const join = (word: string) => termOf('endereco', nearest === undefined ? word : pairTerm(nearest, word))
  // A house number is complete as it stands; one or two letters of a street say nothing yet.
  if (/\d/.test(last)) return [...groups, [join(last)]]
  if (last.length < 3) return groups.length > 0 ? groups : null
  return [...groups, (await completar('endereco', last)).map(join)]
}
