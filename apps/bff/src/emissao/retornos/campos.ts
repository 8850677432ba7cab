import { umaLinha } from '#emissao/correio/uma-linha.ts'

/** One group of fields as RFC 3464, 5965 and 8098 write them: header-like lines. Names are in lower case. */
export type Campos = ReadonlyMap<string, readonly string[]>

const MAX_GRUPOS = 50
const MAX_CAMPOS = 200

/** Groups of fields separated by empty lines, folded lines joined; what is not a field is passed over. Never throws. */
export function readGrupos(text: string): Campos[] {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .split(/\n[ \t]*\n/)
  return blocks
    .slice(0, MAX_GRUPOS)
    .map(readCampos)
    .filter(({ size }) => size > 0)
}

function readCampos(block: string): Campos {
  const campos = new Map<string, string[]>()
  for (const line of block
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .slice(0, MAX_CAMPOS)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (!/^[!-9;-~]+$/.test(name)) continue
    const values = campos.get(name) ?? []
    values.push(umaLinha(line.slice(colon + 1)))
    campos.set(name, values)
  }
  return campos
}

/** The first value of a field, or null when it is missing or empty. */
export const campo = (campos: Campos | undefined, name: string): string | null =>
  campos?.get(name)?.[0] || null

/** The address of `rfc822; maria@example.com` or `<maria@example.com>`, in lower case; null when there is none. */
export const enderecoDe = (value: string | null): string | null =>
  enderecoIn((value ?? '').replace(/^[\w-]+\s*;\s*/, ''))

/** The first address of a header field, in lower case; null when there is none. */
export const enderecoIn = (text: string): string | null =>
  /[^\s\p{Cc}<>"(),;:@]{1,100}@[^\s\p{Cc}<>"(),;:@]{1,255}/u.exec(text)?.[0].toLowerCase() ?? null
