/** The structure elements (ISO 32000-1 §14.8.4) that a bill is made of. */
export type Role = 'H1' | 'H2' | 'Sect' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'L' | 'LI' | 'LBody' | 'Figure'

export type RoleOptions = {
  /** What a figure shows, for who does not see it. The same on every bill: a text of its own costs a bill 0.5 ms. */
  readonly alt?: string
  /** What a TH is the head of; a column if not said. */
  readonly scope?: 'Column' | 'Row'
  /** Columns that a TH or TD covers, 1 if not said. */
  readonly colSpan?: number
}

/**
 * Writes down the structure of a page while it is drawn, one event a line: `(TD {"colSpan":2}` opens an element, `)`
 * closes it, `m` is the next marked content of the page and `Frame vencimento` a part of a form. Bills of the same
 * shape have the same text, by which the writer finds the structure it has already made.
 */
export class StructureLog {
  private readonly open: Role[] = []
  private out = ''
  private marks = 0

  begin(role: Role, options?: RoleOptions): void {
    this.open.push(role)
    this.out += options ? `(${role} ${JSON.stringify(options)}\n` : `(${role}\n`
  }

  end(): void {
    if (this.open.pop() === undefined) throw new RangeError('no structure element is open')
    this.out += ')\n'
  }

  usePart(form: string, part: string): void {
    this.out += `${form} ${part}\n`
  }

  /** The operator that opens marked content of the element that is open. */
  mark(): string {
    this.out += 'm\n'
    return `/${this.role} <</MCID ${this.marks++}>> BDC\n`
  }

  /** That of the element opened last. */
  get role(): Role | undefined {
    return this.open.at(-1)
  }

  /** Closes what is still open. */
  finish(): string {
    while (this.open.length > 0) this.end()
    return this.out
  }
}
