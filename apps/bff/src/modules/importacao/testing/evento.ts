/** The registered event that cancels the NF3e of this key, or with other data whatever is to be refused. */
export function cancelamentoDe(
  chave: string,
  { cStat = '135', tpEvento = '110111', raiz = 'procEventoNF3e' } = {},
): string {
  const common = `<tpAmb>1</tpAmb><chNF3e>${chave}</chNF3e><tpEvento>${tpEvento}</tpEvento><nSeqEvento>1</nSeqEvento>`
  const pedido =
    `<eventoNF3e versao="1.00"><infEvento Id="ID${tpEvento}${chave}001"><cOrgao>31</cOrgao>${common}` +
    '<dhEvento>2026-11-20T10:00:00-03:00</dhEvento><detEvento versaoEvento="1.00"><evCancNF3e>' +
    '<descEvento>Cancelamento</descEvento><nProt>3312600000000001</nProt><xJust>Leitura de outro medidor</xJust>' +
    '</evCancNF3e></detEvento></infEvento></eventoNF3e>'
  const registro =
    `<retEventoNF3e versao="1.00"><infEvento><cOrgao>31</cOrgao>${common}<cStat>${cStat}</cStat>` +
    '<xMotivo>Evento registrado</xMotivo><dhRegEvento>2026-11-20T10:00:05-03:00</dhRegEvento></infEvento></retEventoNF3e>'
  const inner = raiz === 'procEventoNF3e' ? `<${raiz} versao="1.00">${pedido}${registro}</${raiz}>` : pedido
  return `<?xml version="1.0" encoding="UTF-8"?>${inner}`.replace(
    /<(procEventoNF3e|eventoNF3e) /,
    '<$1 xmlns="http://www.portalfiscal.inf.br/nf3e" ',
  )
}
