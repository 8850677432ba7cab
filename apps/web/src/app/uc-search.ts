/** The UC that is looked at, by its internal id: a number that says nothing about anyone may stand in an address. */
export interface UcSearch {
  uc?: number
}

export function ucSearch(search: Record<string, unknown>): UcSearch {
  const uc = Number(search['uc'])
  return Number.isSafeInteger(uc) && uc > 0 ? { uc } : {}
}
