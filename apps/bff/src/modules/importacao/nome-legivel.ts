/** A file's name for people to read: no control character, which PostgreSQL would refuse, and no endless text. */
export const nomeLegivel = (nome: string | undefined): string =>
  (nome ?? '').replace(/[\p{Cc}\\]+/gu, '_').slice(0, 200) || 'arquivo sem nome'
