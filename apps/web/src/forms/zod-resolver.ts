import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form'
import { type core, safeParse } from 'zod/mini'

/** Validates a form by a contract's schema; each field shows its first fault, in the words of the schema. */
export function zodResolver<Input extends FieldValues, Output>(
  schema: core.$ZodType<Output, Input>,
): Resolver<Input, unknown, Output> {
  return (values) => {
    const parsed = safeParse(schema, values)
    if (parsed.success) return { values: parsed.data, errors: {} }
    const errors: Record<string, unknown> = {}
    for (const issue of parsed.error.issues) placeError(errors, issue.path, issue.message)
    return { values: {}, errors: errors as FieldErrors<Input> }
  }
}

/** React-hook-form wants the errors in the shape of the values. */
function placeError(errors: Record<string, unknown>, path: readonly PropertyKey[], message: string): void {
  let place = errors
  for (const key of path.slice(0, -1)) {
    place = (place[String(key)] ??= {}) as Record<string, unknown>
  }
  place[String(path.at(-1) ?? 'root')] ??= { type: 'contract', message }
}
