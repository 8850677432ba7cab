// CRC-16/CCITT-FALSE one byte at a time: polynomial 0x1021, not reflected.
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1
  return crc
})

const encoder = new TextEncoder()

/** CRC-16/CCITT-FALSE of the UTF-8 bytes of a text, as the BR Code ends with: four hexadecimal digits in upper case. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of encoder.encode(text)) crc = ((crc << 8) & 0xffff) ^ TABLE[(crc >> 8) ^ byte]!
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
