// What the forms of all channels have in common: numbers are text until they are sent, and a secret is kept, changed or
// taken away.

/** A secret on the form. Empty keeps the kept one; `remover` takes it away. */
export interface SegredoDigitado {
  valor: string
  remover: boolean
}

export const SEM_SEGREDO: SegredoDigitado = { valor: '', remover: false }

/** What every form of a channel holds. */
export interface RascunhoBase {
  ativo: boolean
  segredos: Readonly<Record<string, SegredoDigitado>>
}

/** As the contract takes it: absent keeps, null removes. */
export function segredoEnviado({ valor, remover }: SegredoDigitado): string | null | undefined {
  if (remover) return null
  return valor === '' ? undefined : valor
}

/** The same without what must not stay on the machine. */
export const semSegredos = <R extends RascunhoBase>(rascunho: R): R => ({
  ...rascunho,
  segredos: Object.fromEntries(Object.keys(rascunho.segredos).map((nome) => [nome, SEM_SEGREDO])),
})

/** Minus one for what is no number: no field takes it, so the server names the field. */
export const numero = (texto: string) => (/^\d{1,9}$/.test(texto.trim()) ? Number(texto) : -1)

/** A secret of our own making, 256 bits, that a provider is told. */
export function gerarSegredo(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
