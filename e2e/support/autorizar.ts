/** The same NF3e as the authoriser gives it back: wrapped in nf3eProc with status 100. */
export function authorise(xml: string): string {
  const chave = /Id="NF3e(\d{44})"/.exec(xml)![1]
  const bare = xml.replace(/^<\?xml[^>]*\?>/, '')
  return `<?xml version="1.0" encoding="UTF-8"?><nf3eProc xmlns="http://www.portalfiscal.inf.br/nf3e" versao="1.00">${bare}<protNF3e versao="1.00"><infProt><tpAmb>2</tpAmb><verAplic>1</verAplic><chNF3e>${chave}</chNF3e><dhRecbto>2026-11-18T08:31:00-03:00</dhRecbto><nProt>3312600000012345</nProt><digVal>AAAAAAAAAAAAAAAAAAAAAAAAAAA=</digVal><cStat>100</cStat><xMotivo>Autorizado o uso da NF3e</xMotivo></infProt></protNF3e></nf3eProc>`
}
