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

/** Every pair of the words: the rarest of them leads, whichever it is, and the longer lists are only skipped through. */
function covering(words: readonly string[]): string[][] {
  const [first] = words
  if (first === undefined) return []
  if (words.length === 1) return [[first]]
  return words.flatMap((a, i) => words.slice(i + 1).map((b) => [pairTerm(a, b)]))
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
  return joined(complete, await completar('nome', last))
}

/** Beyond these, one more list costs more to open than it saves. */
const FEW_COMPLETIONS = 4

/** Each complete word with any completion of the last one; with many completions, the nearest word alone. */
function joined(complete: readonly string[], completions: readonly string[]): string[][] {
  if (complete.length === 0) return [[...completions]]
  const partners = completions.length > FEW_COMPLETIONS ? complete.slice(-1) : complete
  return partners.map((partner) => completions.map((word) => pairTerm(partner, word)))
}

async function planAddress(
  complete: readonly string[],
  last: string,
  completar: Completar,
): Promise<Consulta | null> {
  const groups = covering(complete)
  const inField = (all: string[][]) => all.map((group) => group.map((term) => termOf('endereco', term)))
  // A house number is complete as it stands; one or two letters of a street say nothing yet.
  if (/\d/.test(last)) return inField([...groups, ...joined(complete, [last])])
  if (last.length < 3) return groups.length > 0 ? inField(groups) : null
  return inField([...groups, ...joined(complete, await completar('endereco', last))])
}
