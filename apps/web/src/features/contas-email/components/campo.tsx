import { TextField, type TextFieldProps } from '#ui/text-field.tsx'
import type { CampoTexto } from '../rascunho.ts'
import type { ContaForm } from '../use-conta-form.ts'

export interface CampoProps extends Omit<TextFieldProps, 'form' | 'value' | 'onChange' | 'errorMessage'> {
  form: ContaForm
  campo: CampoTexto
  /** The name under which the server refuses it, where that is another one. */
  falta?: string
}

/** One text of the form, with its fault. */
export function Campo({ form, campo, falta, ...props }: CampoProps) {
  const { rascunho, change, faults } = form
  return (
    <TextField
      autoComplete="off"
      {...props}
      value={rascunho[campo]}
      onChange={(valor) => change({ ...rascunho, [campo]: valor })}
      errorMessage={faults[falta ?? campo]}
    />
  )
}
