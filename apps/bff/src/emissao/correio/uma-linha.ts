/** What is kept of another machine's words: more than a person reads of them. */
const MAX_TEXTO = 500

/**
 * The words of another machine as they may be kept and shown: one line of whole characters, without controls. PostgreSQL
 * takes no NUL, and an outcome that cannot be written is an attempt that is made again.
 */
export const umaLinha = (texto: string): string =>
  texto
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXTO)
    .toWellFormed()
