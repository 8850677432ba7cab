const MAX_EDITS = 4

/** The known name that a mistyped one is nearest to, or null when none is near. */
export function nomeProximo(digitado: string, conhecidos: readonly string[]): string | null {
  const doGrupo = conhecidos.find((nome) => nome.startsWith(`${digitado.toLowerCase()}.`))
  if (doGrupo) return doGrupo
  let best: string | null = null
  let least = Math.min(MAX_EDITS, Math.ceil(digitado.length / 2)) + 1
  for (const nome of conhecidos) {
    const edits = distance(digitado.toLowerCase(), nome.toLowerCase())
    if (edits < least) [best, least] = [nome, edits]
  }
  return best ?? pelaUltimaParte(digitado, conhecidos)
}

/** `fatura.numero` means `uc.numero` more than any name that merely looks like it. */
function pelaUltimaParte(digitado: string, conhecidos: readonly string[]): string | null {
  const ultima = digitado.split('.').at(-1)?.toLowerCase()
  return conhecidos.find((nome) => nome.split('.').at(-1)?.toLowerCase() === ultima) ?? null
}

/** Levenshtein: insertions, removals and replacements. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (char === other ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
