import { TextField, type TextFieldProps } from '#ui/text-field.tsx'
import type { RascunhoBase } from '../digitado.ts'
import type { CanalForm } from '../use-canal-form.ts'

/** The fields that hold free text. */
type CampoTexto<R> = {
  [K in keyof R]: R[K] extends string ? (string extends R[K] ? K : never) : never
}[keyof R] &
  string

export interface CampoProps<R extends RascunhoBase> extends Omit<
  TextFieldProps,
  'form' | 'value' | 'onChange' | 'errorMessage'
> {
  form: CanalForm<R>
  campo: CampoTexto<R>
}

/** One text of the form, with its fault. */
export function Campo<R extends RascunhoBase>({ form, campo, ...props }: CampoProps<R>) {
  const { rascunho, change, faults } = form
  return (
    <TextField
      autoComplete="off"
      {...props}
      value={rascunho[campo] as string}
      onChange={(valor) => change({ ...rascunho, [campo]: valor })}
      errorMessage={faults[`ajustes.${campo}`]}
    />
  )
}
