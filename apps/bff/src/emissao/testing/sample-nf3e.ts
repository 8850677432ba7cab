import { readFileSync } from 'node:fs'
import { nf3eKeyCheckDigit } from '@ramal/shared/domain/nf3e-key.ts'
import type { Falha } from '#emissao/nf3e/falha.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { readNf3e } from '#emissao/nf3e/read-nf3e.ts'

/** A residential B1 bill of a fictitious distributor, bare and of the homologation environment. */
export const SAMPLE_XML = readFileSync(
  new URL('../../../fixtures/nf3e/b1-residencial.xml', import.meta.url),
  'utf8',
)

export const SAMPLE_KEY = '31261111222333000181660010000001231007654320'

/** The sample with each text replaced; a text that is not there fails the test, so that no edit is silently void. */
export function edited(...edits: readonly (readonly [from: string | RegExp, to: string])[]): string {
  return edits.reduce((xml, [from, to]) => {
    const changed = xml.replace(from, to)
    if (changed === xml) throw new Error(`the sample has no ${String(from)}`)
    return changed
  }, SAMPLE_XML)
}

/** An edited sample whose access key is made right again after its parts changed. */
export function rekeyed(xml: string, first43: string): string {
  const key = first43 + nf3eKeyCheckDigit(first43)
  return xml.replaceAll(SAMPLE_KEY, key).replace(/<cDV>.<\/cDV>/, `<cDV>${key.at(-1)}</cDV>`)
}

/** The `nf3eProc` around a bare NF3e, authorised. */
export function authorised(xml: string): string {
  const key = /Id="NF3e([^"]+)"/.exec(xml)?.[1] ?? ''
  const infProt =
    `<infProt><tpAmb>2</tpAmb><verAplic>SVRS1</verAplic><chNF3e>${key}</chNF3e>` +
    '<dhRecbto>2026-11-18T08:31:02-03:00</dhRecbto><nProt>3312600000012345</nProt><digVal>AAAA</digVal>' +
    '<cStat>100</cStat><xMotivo>Autorizado o uso da NF3e</xMotivo></infProt>'
  const bare = xml.replace(/^<\?xml[^>]*\?>/, '')
  return (
    '<?xml version="1.0" encoding="UTF-8"?><nf3eProc xmlns="http://www.portalfiscal.inf.br/nf3e" versao="1.00">' +
    `${bare}<protNF3e versao="1.00">${infProt}</protNF3e></nf3eProc>`
  )
}

/** `count` items without taxes of R$ 1,00 in place of the sample's, totals and payment made to agree. */
export function withItems(count: number, description = 'SERVICO'): string {
  const det = (index: number) =>
    `<det nItem="${index}"><detItem><prod><indOrigemQtd>6</indOrigemQtd><cProd>${index}</cProd>` +
    `<xProd>${description} ${index}</xProd><cClass>0000000</cClass><uMed>5</uMed><qFaturada>1.0000</qFaturada>` +
    '<vItem>1.00</vItem><vProd>1.00</vProd></prod><imposto><indSemCST>1</indSemCST></imposto></detItem></det>'
  const dets = Array.from({ length: count }, (_, index) => det(index + 1)).join('')
  return edited(
    [/<NFdet>.*<\/NFdet>/, `<NFdet>${dets}</NFdet>`],
    ['<total><vProd>161.99</vProd>', `<total><vProd>${count}.00</vProd>`],
    ['<vNF>161.99</vNF>', `<vNF>${count}.00</vNF>`],
    ['<vBC>143.09</vBC><vICMS>25.76</vICMS>', '<vBC>0.00</vBC><vICMS>0.00</vICMS>'],
    ['<vCOFINS>4.34</vCOFINS><vCOFINSEfet>', '<vCOFINS>0.00</vCOFINS><vCOFINSEfet>'],
    ['<vPIS>0.94</vPIS><vPISEfet>', '<vPIS>0.00</vPIS><vPISEfet>'],
    [/<codBarras>[0-9]+<\/codBarras>/, '<codBarras>1</codBarras>'],
  )
}

export function utf8(xml: string): Uint8Array {
  return new TextEncoder().encode(xml)
}

/** The bill of a text that must be readable. */
export function nf3eOf(xml: string): Nf3e {
  const reading = readNf3e(utf8(xml))
  if (!reading.ok) throw new Error(reading.falhas.map((falha) => falha.mensagem).join(' '))
  return reading.nf3e
}

export function falhasOf(xml: string): readonly Falha[] {
  const reading = readNf3e(utf8(xml))
  return reading.ok ? [] : reading.falhas
}
