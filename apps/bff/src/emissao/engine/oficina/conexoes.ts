/** An account's connections shared out among the places; with fewer connections than places some have none. */
export const conexoesDe = (conexoes: number, postos: number): number[] =>
  Array.from({ length: postos }, (_, i) => Math.floor(conexoes / postos) + (i < conexoes % postos ? 1 : 0))
