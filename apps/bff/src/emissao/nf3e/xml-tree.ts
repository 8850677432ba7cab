import { SaxesParser } from 'saxes'

export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/** Why a document could not be read as XML at all; the message is a Portuguese sentence for the person. */
export class XmlRefused extends Error {}

/** 990 items with every optional group take about 2.5 MB; anything above this is not a bill. */
export const MAX_XML_BYTES = 4 * 1024 * 1024
const MAX_DEPTH = 24
const MAX_ELEMENTS = 200_000

/**
 * Parses an NF3e document into a tree of local names, refusing what no bill needs: DOCTYPE and entities (expansion
 * attacks), depth above 24, more than 4 MiB.
 *
 * @param namespace the only namespace whose elements are kept by local name; others (the signature) stay prefixed
 * by their URI so that they can never be taken for a field.
 * @throws XmlRefused with a Portuguese sentence
 */
export function parseXml(bytes: Uint8Array, namespace: string): XmlElement {
  if (bytes.byteLength > MAX_XML_BYTES)
    throw new XmlRefused('O arquivo passa de 4 MiB, o limite de uma NF3e.')
  const builder = new TreeBuilder(namespace)
  const parser = new SaxesParser({ xmlns: true, position: true })
  parser.on('error', () => {
    const where = `linha ${parser.line}, coluna ${parser.column}`
    throw new XmlRefused(`O arquivo não é um XML bem formado (${where}).`)
  })
  parser.on('doctype', () => {
    throw new XmlRefused('O XML traz uma declaração DOCTYPE, que uma NF3e não pode ter.')
  })
  parser.on('opentag', (tag) => {
    builder.open(tag.uri, tag.local, Object.values(tag.attributes))
  })
  parser.on('text', (text) => builder.text(text))
  parser.on('cdata', (text) => builder.text(text))
  parser.on('closetag', () => builder.close())
  parser.write(decodeXml(bytes)).close()
  if (!builder.root) throw new XmlRefused('O arquivo está vazio.')
  return builder.root
}

class TreeBuilder {
  root: XmlElement | null = null
  private readonly namespace: string
  private readonly stack: XmlElement[] = []
  private elements = 0

  constructor(namespace: string) {
    this.namespace = namespace
  }

  open(uri: string, local: string, attributes: readonly { name: string; value: string }[]): void {
    if (this.stack.length >= MAX_DEPTH) throw new XmlRefused('O XML tem níveis demais para uma NF3e.')
    if (++this.elements > MAX_ELEMENTS) throw new XmlRefused('O XML tem elementos demais para uma NF3e.')
    const element: XmlElement = {
      name: uri === this.namespace ? local : `{${uri}}${local}`,
      attributes: Object.fromEntries(attributes.map((attribute) => [attribute.name, attribute.value])),
      children: [],
      text: '',
    }
    const parent = this.stack.at(-1)
    if (parent) parent.children.push(element)
    else this.root = element
    this.stack.push(element)
  }

  text(text: string): void {
    const current = this.stack.at(-1)
    if (current) current.text += text
  }

  close(): void {
    this.stack.pop()
  }
}

const DECLARATION = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/

/** Decodes by the XML declaration; without one (or with a BOM) XML 1.0 §4.3.3 says UTF-8. */
function decodeXml(bytes: Uint8Array): string {
  const hasUtf8Bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256))
  const declared = hasUtf8Bom ? 'utf-8' : (DECLARATION.exec(head)?.[1] ?? 'utf-8').toLowerCase()
  const encoding = ENCODINGS[declared]
  if (!encoding) throw new XmlRefused(`A codificação ${declared} não é aceita: use UTF-8 ou ISO-8859-1.`)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new XmlRefused('O arquivo tem bytes que não correspondem à codificação declarada.')
  }
}

// Systems that declare ISO-8859-1 write Windows-1252 (quotes, dashes); the two agree on everything else.
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
}
