import type { FileInfo } from './write-file.ts'

/**
 * The XMP packet of a file: the same facts as its information dictionary.
 *
 * @param isPdfA whether the file claims to be PDF/A-3b (ISO 19005-3), which an encrypted one cannot
 */
export function xmpPacket({ title, author, createdAt, producer }: FileInfo, isPdfA: boolean): Buffer {
  const pdfA = isPdfA
    ? ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="B"'
    : ''
  return Buffer.from(
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">' +
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description rdf:about="" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" ' +
      `xmlns:xmp="http://ns.adobe.com/xap/1.0/"${pdfA} pdf:Producer="${escaped(producer)}" ` +
      `xmp:CreateDate="${createdAt}" xmp:ModifyDate="${createdAt}">\n` +
      `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>\n` +
      `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>\n` +
      '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>',
  )
}

const SPECIAL = /[&<>"]/g

function escaped(text: string): string {
  return text.search(SPECIAL) === -1
    ? text
    : text.replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`)
}
