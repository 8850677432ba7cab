// An ICC profile (ICC.1:2004-10, version 4.2) of sRGB, the colours of every bill: PDF/A asks for one where DeviceRGB
// is used. Written out here because it is 470 bytes, and the usual ones take 3 kB of each file.

/** Fixed-point number of 16 fraction bits. */
const s15Fixed16 = (value: number): number[] => uint32(Math.round(value * 0x10000) >>> 0)
const uint32 = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
]
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0))

/** Type signature, four reserved bytes, data. */
const tagData = (type: string, ...data: number[][]): number[] => [...ascii(type), 0, 0, 0, 0, ...data.flat()]
const xyz = (...values: number[]): number[] => tagData('XYZ ', values.flatMap(s15Fixed16))

/** One record in English, UTF-16. */
function text(value: string): number[] {
  const utf16 = [...Buffer.from(value, 'utf16le').swap16()]
  return tagData('mluc', uint32(1), uint32(12), ascii('enUS'), uint32(utf16.length), uint32(28), utf16)
}

/** The transfer curve of IEC 61966-2-1 as function type 3: (aX + b)^g from d on, cX below. */
const CURVE = tagData(
  'para',
  [0, 3, 0, 0],
  [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(s15Fixed16),
)
/** From D65 to the profile's D50, by the Bradford method. */
const ADAPTATION = [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168]

const TAGS: readonly (readonly [signature: string, data: number[]])[] = [
  ['desc', text('sRGB')],
  ['cprt', text('CC0')],
  ['wtpt', xyz(0.9642, 1, 0.8249)],
  ['chad', tagData('sf32', ADAPTATION.flatMap(s15Fixed16))],
  // The primaries of sRGB, adapted to D50.
  ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
  ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
  ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
  ['rTRC', CURVE],
  ['gTRC', CURVE],
  ['bTRC', CURVE],
]

const HEADER = 128

/** The bytes of the profile. */
export function srgbProfile(): Buffer {
  const table: number[] = uint32(TAGS.length)
  const data: number[] = []
  const placed = new Map<number[], number>()
  for (const [signature, bytes] of TAGS) {
    const offset = placed.get(bytes) ?? data.push(...bytes, ...padding(bytes.length)) - padded(bytes.length)
    placed.set(bytes, offset)
    const start = HEADER + 4 + TAGS.length * 12 + offset
    table.push(...ascii(signature), ...uint32(start), ...uint32(bytes.length))
  }
  const size = HEADER + table.length + data.length
  return Buffer.from([...header(size), ...table, ...data])
}

function header(size: number): number[] {
  const illuminant = [0.9642, 1, 0.8249].flatMap(s15Fixed16)
  const date = [2026, 1, 1, 0, 0, 0].flatMap((part) => [part >>> 8, part & 255])
  const start = [
    ...uint32(size),
    0,
    0,
    0,
    0,
    4,
    0x20,
    0,
    0,
    ...ascii('mntrRGB XYZ '),
    ...date,
    ...ascii('acsp'),
  ]
  const fields = [...start, ...Array<number>(68 - start.length).fill(0), ...illuminant]
  return [...fields, ...Array<number>(HEADER - fields.length).fill(0)]
}

const padded = (length: number): number => Math.ceil(length / 4) * 4
const padding = (length: number): number[] => Array<number>(padded(length) - length).fill(0)
