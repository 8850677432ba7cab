// Dots, slashes, every hyphen and dash, spaces, and the invisible marks that come with a paste from a PDF or a chat.
const PUNCTUATION = /[\s./\-\u00ad\u200b-\u2015\u2060\u2212]+/g

/** The text without the punctuation that people and documents put inside numbers; letters stay. */
export function stripPunctuation(text: string): string {
  return text.replace(PUNCTUATION, '')
}

/** Upper case of the letters A to Z alone: `toUpperCase` would turn 'ß' into 'SS' and 'ſ' into 'S'. */
export function upperAscii(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}
