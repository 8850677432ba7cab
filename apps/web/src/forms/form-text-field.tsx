import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import { TextField, type TextFieldProps } from '#ui/text-field.tsx'

export interface FormTextFieldProps<T extends FieldValues, Output> extends Omit<
  TextFieldProps,
  'name' | 'value' | 'onChange' | 'onBlur' | 'errorMessage' | 'inputRef'
> {
  control: Control<T, unknown, Output>
  name: FieldPath<T>
}

/** A text field of a react-hook-form form; it takes the focus when it is the first with a fault. */
export function FormTextField<T extends FieldValues, Output>(all: FormTextFieldProps<T, Output>) {
  const { control, name, ...props } = all
  const { field, fieldState } = useController({ control, name })
  return (
    <TextField
      {...props}
      name={name}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      errorMessage={fieldState.error?.message}
    />
  )
}
