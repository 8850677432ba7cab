import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'
import type { ProblemaError } from '#api/problema-error.ts'

/**
 * Shows the fields that the server refused at their places. Returns the sentence to show above the form, or null when
 * each fault has found its field.
 */
export function showProblem<T extends FieldValues>(
  error: ProblemaError,
  setError: UseFormSetError<T>,
  fields: readonly FieldPath<T>[],
): string | null {
  let unplaced = error.campos.length === 0
  for (const { campo, mensagem } of error.campos) {
    const field = fields.find((name) => name === campo)
    if (field) setError(field, { type: 'server', message: mensagem }, { shouldFocus: true })
    else unplaced = true
  }
  return unplaced ? error.message : null
}
