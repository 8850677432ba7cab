// One planted file: where it lies in the tree, and its lines.

export type Case = { file: string; source: string }
export type Violation = Case & { rule: string }

/** A file in which the rule must speak; `rule` is part of the code or of the message of its fault. */
export function refuse(rule: string, file: string, ...lines: string[]): Violation {
  return { rule, ...accept(file, ...lines) }
}

/** A file about which the linter must stay silent. */
export function accept(file: string, ...lines: string[]): Case {
  return { file, source: `${lines.join('\n')}\n` }
}

/** Statements that do nothing, to make a file or a function long. */
export function filler(count: number): string[] {
  return Array.from({ length: count }, () => '  void 0')
}
