import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { cx } from './cx.ts'
import css from './field.module.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'isInvalid'> {
  label: ReactNode
  description?: ReactNode
  /** What is wrong and what to do; its presence marks the field as invalid. */
  errorMessage?: string | undefined
  placeholder?: string
  /** More than one makes a text area of that height. */
  rows?: number
  inputRef?: Ref<HTMLInputElement>
  className?: string | undefined
}

export function TextField(all: TextFieldProps) {
  const { label, description, errorMessage, placeholder, rows = 1, inputRef, className, ...props } = all
  const hint = placeholder === undefined ? {} : { placeholder }
  return (
    <AriaTextField {...props} isInvalid={Boolean(errorMessage)} className={cx(css.campo, className)}>
      <Label className={cx(css.rotulo)}>{label}</Label>
      {rows > 1 ? (
        <TextArea {...hint} className={cx(css.controle)} rows={rows} />
      ) : (
        <Input {...hint} ref={inputRef ?? null} className={cx(css.controle)} />
      )}
      {description && (
        <Text slot="description" className={cx(css.descricao)}>
          {description}
        </Text>
      )}
      <FieldError className={cx(css.erro)}>{errorMessage}</FieldError>
    </AriaTextField>
  )
}
