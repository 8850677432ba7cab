// They would cut D'Ávila in two. Removed before the decomposition, which turns U+00B4 into a space, and after it, which
// finds one inside other letters.
const APOSTROPHES = /['’‘`´ʼ]/g

const PARTICLES = new Set(['de', 'da', 'do', 'das', 'dos', 'e'])

const MAX_NAME = 100

/**
 * The text as searches compare it: lower case, no accents, no apostrophes ("D'Ávila" is 'davila'), single spaces. Both
 * the index and the query must pass through here.
 */
export function foldText(text: string): string {
  return text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(APOSTROPHES, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The folded words of a name without its particles (de, da, do, das, dos, e), which people give or leave out. */
export function nameTokens(text: string): string[] {
  const words = foldText(text).split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '' && !PARTICLES.has(word))
}

/**
 * Whether the text can be the full name of a person: two words or more, at least one of them longer than an initial,
 * of letters with the marks that names take (apostrophe, hyphen, the point of an abbreviation), at most 100 characters.
 */
export function isValidPersonName(text: string): boolean {
  const name = text.normalize('NFC').trim()
  if (name.length > MAX_NAME || !/^\p{L}[\p{L}\p{M}'’.\- ]*$/u.test(name)) return false
  const tokens = nameTokens(name)
  return tokens.length >= 2 && tokens.some((token) => token.length >= 2)
}
