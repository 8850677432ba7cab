/** Error correction levels used here: L keeps a code small, M is taken when it costs no larger code. */
export type QrLevel = 'L' | 'M'

/** Where everything goes in a QR code of one version and level, computed once (ISO/IEC 18004 §7). */
export type QrLayout = {
  readonly size: number
  readonly dataCodewords: number
  readonly blocks: number
  readonly correctionPerBlock: number
  /** Function patterns and format bits drawn, everything else light. */
  readonly base: Uint8Array
  /** Index of each data module, in the order the bits are placed. */
  readonly order: Uint32Array
  /** The mask's bit for each module of `order`. */
  readonly mask: Uint8Array
}

// ISO/IEC 18004 table 9, versions 1 to 40.
const CORRECTION_PER_BLOCK: Readonly<Record<QrLevel, readonly number[]>> = {
  L: [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  M: [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ],
}
const BLOCKS: Readonly<Record<QrLevel, readonly number[]>> = {
  L: [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17,
    18, 19, 19, 20, 21, 22, 24, 25,
  ],
  M: [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
    31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ],
}
const LEVEL_BITS: Readonly<Record<QrLevel, number>> = { L: 1, M: 0 }

const layouts = new Map<string, QrLayout>()

export function qrLayout(version: number, level: QrLevel): QrLayout {
  const key = `${version}${level}`
  const known = layouts.get(key)
  if (known) return known
  const layout = buildLayout(version, level)
  layouts.set(key, layout)
  return layout
}

export function dataCodewords(version: number, level: QrLevel): number {
  const blocks = BLOCKS[level][version - 1] ?? 0
  return (rawModules(version) >> 3) - blocks * (CORRECTION_PER_BLOCK[level][version - 1] ?? 0)
}

function rawModules(version: number): number {
  const all = (16 * version + 128) * version + 64
  if (version < 2) return all
  const align = Math.floor(version / 7) + 2
  return all - ((25 * align - 10) * align - 55) - (version < 7 ? 0 : 36)
}

function buildLayout(version: number, level: QrLevel): QrLayout {
  const grid = new FunctionPatterns(version)
  grid.drawAll(LEVEL_BITS[level])
  const { order, mask } = placement(grid)
  return {
    size: grid.size,
    dataCodewords: dataCodewords(version, level),
    blocks: BLOCKS[level][version - 1] ?? 0,
    correctionPerBlock: CORRECTION_PER_BLOCK[level][version - 1] ?? 0,
    base: grid.dark,
    order,
    mask,
  }
}

class FunctionPatterns {
  readonly size: number
  readonly dark: Uint8Array
  readonly reserved: Uint8Array
  private readonly version: number

  constructor(version: number) {
    this.version = version
    this.size = version * 4 + 17
    this.dark = new Uint8Array(this.size * this.size)
    this.reserved = new Uint8Array(this.size * this.size)
  }

  drawAll(levelBits: number): void {
    for (let index = 0; index < this.size; index++) {
      this.set(6, index, index % 2 === 0)
      this.set(index, 6, index % 2 === 0)
    }
    for (const [x, y] of [
      [3, 3],
      [this.size - 4, 3],
      [3, this.size - 4],
    ] as const)
      this.finder(x, y)
    const centers = this.alignmentCenters()
    const last = centers.length - 1
    centers.forEach((x, column) =>
      centers.forEach((y, row) => {
        const isFinderCorner = (column === 0 && (row === 0 || row === last)) || (column === last && row === 0)
        if (!isFinderCorner) this.alignment(x, y)
      }),
    )
    this.format(levelBits)
    if (this.version >= 7) this.versionInformation()
  }

  private set(x: number, y: number, dark: boolean): void {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return
    this.dark[y * this.size + x] = dark ? 1 : 0
    this.reserved[y * this.size + x] = 1
  }

  private finder(x: number, y: number): void {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy))
        this.set(x + dx, y + dy, ring !== 2 && ring !== 4)
      }
    }
  }

  private alignment(x: number, y: number): void {
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) this.set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
    }
  }

  private alignmentCenters(): number[] {
    if (this.version === 1) return []
    const count = Math.floor(this.version / 7) + 2
    const step = Math.floor((this.version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
    const centers = [6]
    for (let center = this.size - 7; centers.length < count; center -= step) centers.splice(1, 0, center)
    return centers
  }

  /** Level and mask 0 as a (15,5) BCH code, twice, and the module that is always dark. */
  private format(levelBits: number): void {
    const data = levelBits << 3
    const bits = ((data << 10) | bchRemainder(data, 10, 0x537)) ^ 0x5412
    const bit = (index: number) => ((bits >> index) & 1) === 1
    for (let index = 0; index < 6; index++) this.set(8, index, bit(index))
    this.set(8, 7, bit(6))
    this.set(8, 8, bit(7))
    this.set(7, 8, bit(8))
    for (let index = 9; index < 15; index++) this.set(14 - index, 8, bit(index))
    for (let index = 0; index < 8; index++) this.set(this.size - 1 - index, 8, bit(index))
    for (let index = 8; index < 15; index++) this.set(8, this.size - 15 + index, bit(index))
    this.set(8, this.size - 8, true)
  }

  private versionInformation(): void {
    const bits = (this.version << 12) | bchRemainder(this.version, 12, 0x1f25)
    for (let index = 0; index < 18; index++) {
      const dark = ((bits >> index) & 1) === 1
      const far = this.size - 11 + (index % 3)
      const near = Math.floor(index / 3)
      this.set(far, near, dark)
      this.set(near, far, dark)
    }
  }
}

function bchRemainder(data: number, bits: number, polynomial: number): number {
  let remainder = data
  for (let step = 0; step < bits; step++) {
    remainder = (remainder << 1) ^ ((remainder >> (bits - 1)) * polynomial)
  }
  return remainder
}

/** The zigzag of data modules, two columns at a time from the right, with mask 0 ((x + y) even inverts). */
function placement(grid: FunctionPatterns): { order: Uint32Array; mask: Uint8Array } {
  const { size, reserved } = grid
  const order: number[] = []
  for (let right = size - 1; right >= 1; right -= 2) {
    // Column 6 is the timing pattern and is stepped over.
    if (right === 6) right = 5
    const upward = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) if (!reserved[y * size + x]) order.push(y * size + x)
    }
  }
  const mask = order.map((module) => ((Math.floor(module / size) + (module % size)) % 2 === 0 ? 1 : 0))
  return { order: Uint32Array.from(order), mask: Uint8Array.from(mask) }
}
