import { MAX_FALHAS } from './falha.ts'
import type { CodigoFalha, Falha } from './falha.ts'
import { DECIMAL, VALOR } from './formats.ts'
import type { Format } from './formats.ts'
import type { XmlElement } from './xml-tree.ts'

const EMPTY: XmlElement = { name: '', attributes: {}, children: [], text: '' }

/**
 * Reads the fields of one group and writes down every fault instead of stopping at the first. What is missing reads
 * as an empty value: the caller may only use the result when the list of faults stayed empty.
 */
export class Fields {
  readonly path: string
  private readonly element: XmlElement
  private readonly falhas: Falha[]

  constructor(element: XmlElement, path: string, falhas: Falha[]) {
    this.element = element
    this.path = path
    this.falhas = falhas
  }

  text(name: string, format: Format): string {
    const value = this.optional(name, format)
    if (value === null) this.fault('campo_ausente', name, `O campo ${this.at(name)} não foi informado.`)
    return value ?? ''
  }

  optional(name: string, format: Format): string | null {
    const child = this.element.children.find((candidate) => candidate.name === name)
    const value = child?.text.trim()
    if (!value) return null
    return this.checked(name, value, format)
  }

  /** The values of a field that may repeat. */
  all(name: string, max: number, format: Format): string[] {
    const values = this.element.children
      .filter((child) => child.name === name)
      .map((child) => child.text.trim())
    return values.slice(0, max).flatMap((value) => (value === '' ? [] : [this.checked(name, value, format)]))
  }

  attribute(name: string, format: Format): string {
    const value = this.element.attributes[name] ?? ''
    if (value === '')
      this.fault('campo_ausente', `@${name}`, `O atributo ${this.at(`@${name}`)} não foi informado.`)
    return value === '' ? '' : this.checked(`@${name}`, value, format)
  }

  /** Amount of money in centavos. */
  centavos(name: string): number {
    return toCentavos(this.text(name, VALOR))
  }

  optionalCentavos(name: string, format: Format = VALOR): number | null {
    const value = this.optional(name, format)
    return value === null ? null : toCentavos(value)
  }

  decimal(name: string): string {
    return this.text(name, DECIMAL) || '0'
  }

  group(name: string): Fields {
    const found = this.optionalGroup(name)
    if (found) return found
    this.fault('grupo_ausente', name, `O grupo ${this.at(name)} não foi informado.`)
    // Its fields are missing because it is: one fault says so, not one for each.
    return new Fields(EMPTY, this.at(name), [])
  }

  optionalGroup(name: string): Fields | null {
    const child = this.element.children.find((candidate) => candidate.name === name)
    return child ? new Fields(child, this.at(name), this.falhas) : null
  }

  groups(name: string, max: number): Fields[] {
    const children = this.element.children.filter((candidate) => candidate.name === name)
    if (children.length > max) {
      this.fault(
        'grupo_em_excesso',
        name,
        `O grupo ${this.at(name)} aparece ${children.length} vezes; o máximo é ${max}.`,
      )
    }
    return children.slice(0, max).map((child, index) => {
      const path = children.length === 1 ? this.at(name) : `${this.at(name)}[${index + 1}]`
      return new Fields(child, path, this.falhas)
    })
  }

  /**
   * The same group, whose faults refuse nothing: what only informs must not keep a bill from its customer, nor one
   * kept before we read it from being read again.
   */
  informative(): Fields {
    return new Fields(this.element, this.path, [])
  }

  /** The same group, from which paths are counted: people know the fields of an NF3e from `infNF3e` on. */
  asRoot(): Fields {
    return new Fields(this.element, '', this.falhas)
  }

  fault(codigo: CodigoFalha, name: string, mensagem: string): void {
    if (this.falhas.length < MAX_FALHAS) this.falhas.push({ codigo, campo: this.at(name), mensagem })
  }

  private checked(name: string, value: string, format: Format): string {
    if (format.accepts(value)) return value
    this.fault('campo_invalido', name, `O campo ${this.at(name)} não é válido: esperado ${format.esperado}.`)
    return ''
  }

  private at(name: string): string {
    return this.path === '' ? name : `${this.path}/${name}`
  }
}

/** `'1234.56'` → 123456; more than two decimals are rounded half away from zero; anything unreadable is 0. */
export function toCentavos(decimal: string): number {
  const [, sign, whole, fraction = ''] = /^(-?)([0-9]+)(?:\.([0-9]*))?$/.exec(decimal) ?? []
  if (whole === undefined) return 0
  const cents =
    Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0')) + (fraction.charAt(2) >= '5' ? 1 : 0)
  return sign === '-' && cents > 0 ? -cents : cents
}
