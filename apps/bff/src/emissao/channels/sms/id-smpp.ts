/**
 * The SMSC's name of a message as it is kept and looked for: hexadecimal is folded to capitals without leading zeros,
 * since receipts pad it, and write it in either case. Other names stay as they are.
 */
export function idDaMensagem(id: string): string {
  const nome = id.trim()
  return /^[0-9a-f]{1,32}$/i.test(nome) ? nome.toUpperCase().replace(/^0+(?=.)/, '') : nome
}

/**
 * The names by which a receipt may mean a message: many SMSCs answer submit_sm in hexadecimal and write their receipts in
 * decimal, or the other way round. The name itself comes first; the standard leaves both open, so the order is a guess.
 */
export function nomesPossiveis(id: string): string[] {
  const nome = idDaMensagem(id)
  const emHexadecimal = /^\d{1,20}$/.test(nome) ? BigInt(nome).toString(16).toUpperCase() : nome
  const emDecimal = /^[0-9A-F]{1,16}$/.test(nome) ? BigInt(`0x${nome}`).toString() : nome
  return [nome, emHexadecimal, emDecimal]
}
