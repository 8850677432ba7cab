import { foldText, nameTokens } from '@ramal/shared/domain/text.ts'

// Why more than words: an AND of two frequent words (maria, souza) walks two lists of a million postings to find the few
// that match, 40–480 ms among 10 million UCs. A term per PAIR of words makes that one short list. The beginning of a
// word still being typed is a term too, alone and paired with each other word. Terms differ by their first character:
//   word · +word+word (in order of the alphabet) · ^begin · ~word~begin · and @… for the words of the address.

/** Companies may have long names; pairs grow with the square of the words. */
const MAX_WORDS = 8
const MAX_WORD = 24
/** Longer beginnings are completed from the vocabulary instead (at most some dozens of words then). */
export const MAX_BEGINNING = 4
const PAIRED_BEGINNING = 3

/** Said or left out at will, and in every other address. */
const STREET_TYPES = new Set(
  'r rua av avenida tv trav travessa pc pca praca rod rodovia al alameda est estr estrada bc beco lgo largo de da do das dos e'.split(
    ' ',
  ),
)

export type CampoBusca = 'nome' | 'endereco'

const unique = (words: string[]) =>
  [...new Set(words.map((word) => word.slice(0, MAX_WORD)))].slice(0, MAX_WORDS)

/** The words of a name that count, folded, each once. */
export const nameWords = (text: string): string[] => unique(nameTokens(text))

/** The words of an address that count, folded, each once; numbers without leading zeros. */
export function addressWords(text: string): string[] {
  const words = foldText(text).split(/[^\p{L}\p{N}]+/u)
  return unique(
    words
      .filter((word) => word !== '' && !STREET_TYPES.has(word))
      .map((word) => word.replace(/^0+(?=\d)/, '')),
  )
}

export const pairTerm = (a: string, b: string): string => (a < b ? `+${a}+${b}` : `+${b}+${a}`)
export const beginningTerm = (beginning: string): string => `^${beginning}`
export const pairedBeginningTerm = (word: string, beginning: string): string =>
  `~${word}~${beginning.slice(0, PAIRED_BEGINNING)}`
const ofAddress = (term: string) => `@${term}`

/** The term of one word, or of a pair, in its field. */
export const termOf = (campo: CampoBusca, term: string): string => (campo === 'nome' ? term : ofAddress(term))

/** Every term under which a UC is found by its titular's name and its address. */
export function indexTerms(nome: string, endereco: string): string[] {
  return [...nameTerms(nameWords(nome)), ...addressTerms(addressWords(endereco))]
}

function nameTerms(words: string[]): Set<string> {
  const terms = new Set([...words, ...pairs(words)])
  for (const word of words) {
    for (const beginning of beginnings(word, MAX_BEGINNING)) terms.add(beginningTerm(beginning))
    for (const other of words) {
      if (other === word) continue
      for (const beginning of beginnings(other, PAIRED_BEGINNING))
        terms.add(pairedBeginningTerm(word, beginning))
    }
  }
  return terms
}

const addressTerms = (words: string[]): string[] => [...words, ...pairs(words)].map(ofAddress)

function* pairs(words: string[]): Generator<string> {
  for (const [i, a] of words.entries()) for (const b of words.slice(i + 1)) yield pairTerm(a, b)
}

function* beginnings(word: string, longest: number): Generator<string> {
  for (let length = 1; length <= Math.min(longest, word.length); length++) yield word.slice(0, length)
}
