const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/
const IPV6 = /^[0-9a-f:]+(?:\.[0-9.]+)?$/i

/** Whether the text is a host name or an IP address to connect to. IPv6 is taken without brackets. */
export function isValidHost(text: string): boolean {
  if (IPV4.test(text)) return true
  if (text.includes(':')) return IPV6.test(text) && text.split(':').length >= 3
  // Digits and points alone that are no IPv4 address are a mistake and not a name.
  return text.length <= 253 && !/^[\d.]+$/.test(text) && text.split('.').every((label) => LABEL.test(label))
}

/** Whether the text is a registrable name under which mail is sent: at least two labels, the last one in letters. */
export function isValidDomain(text: string): boolean {
  return isValidHost(text) && /\.(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/i.test(text)
}

/** Whether the text names a DKIM key: one or more labels (RFC 6376 §3.1). */
export function isValidSelector(text: string): boolean {
  return text.length <= 63 && text.split('.').every((label) => LABEL.test(label))
}

/** Whether mail of an address is aligned with a signing domain, as DMARC's relaxed mode asks (RFC 7489 §3.1.1). */
export function isAligned(endereco: string, dominio: string): boolean {
  const remetente = endereco.slice(endereco.lastIndexOf('@') + 1).toLowerCase()
  const assina = dominio.toLowerCase()
  return remetente === assina || remetente.endsWith(`.${assina}`) || assina.endsWith(`.${remetente}`)
}

/** Whether a connection to the host stays inside this machine. */
export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host)
