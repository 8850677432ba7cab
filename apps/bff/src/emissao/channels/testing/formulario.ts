/** One part of a `multipart/form-data` body. */
export interface Parte {
  nome: string
  arquivo: string | null
  tipo: string | null
  conteudo: Buffer
}

/** Takes a form apart byte by byte (RFC 7578). @throws Error when it is none. */
export function lerFormulario(corpo: Buffer, contentType: string): Parte[] {
  const boundary = /^multipart\/form-data;\s*boundary="?([^";]+)"?$/i.exec(contentType)?.[1]
  if (boundary === undefined) throw new Error('no multipart/form-data')
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first delimiter has no line break before it.
  const bytes = Buffer.concat([Buffer.from('\r\n'), corpo])
  const partes: Parte[] = []
  let at = bytes.indexOf(delimiter)
  while (at >= 0) {
    const begin = at + delimiter.length
    if (bytes.subarray(begin, begin + 2).toString() === '--') return partes
    const end = bytes.indexOf(delimiter, begin)
    if (end < 0) break
    partes.push(lerParte(bytes.subarray(begin + 2, end)))
    at = end
  }
  throw new Error('the form is cut off')
}

function lerParte(bytes: Buffer): Parte {
  const gap = bytes.indexOf('\r\n\r\n')
  if (gap < 0) throw new Error('a part without headers')
  const headers = bytes.subarray(0, gap).toString('utf8')
  return {
    nome: /\bname="([^"]*)"/i.exec(headers)?.[1] ?? '',
    arquivo: /\bfilename="([^"]*)"/i.exec(headers)?.[1] ?? null,
    tipo: /^content-type:\s*(.+)$/im.exec(headers)?.[1]?.trim() ?? null,
    conteudo: Buffer.from(bytes.subarray(gap + 4)),
  }
}
