import { parseDate } from '@internationalized/date'
import type { ReactNode } from 'react'
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  FieldError,
  Label,
} from 'react-aria-components/DateField'
import { cx } from './cx.ts'
import css from './date-field.module.css'
import field from './field.module.css'

export interface DateFieldProps {
  label: ReactNode
  /** A calendar day 'AAAA-MM-DD', or null while it is not complete. */
  valor: string | null
  onChange: (valor: string | null) => void
  errorMessage?: string | undefined
  isDisabled?: boolean
  autoFocus?: boolean
  className?: string | undefined
}

/** A day in the order of Brazil, whatever the machine's language. Typing the digits in a row fills it. */
export function DateField(props: DateFieldProps) {
  const { label, valor, onChange, errorMessage, isDisabled = false, autoFocus = false } = props
  return (
    <AriaDateField
      value={valor === null ? null : parseDate(valor)}
      onChange={(date) => onChange(date?.toString() ?? null)}
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      isInvalid={Boolean(errorMessage)}
      autoFocus={autoFocus}
      className={cx(field.campo, props.className)}
    >
      <Label className={cx(field.rotulo)}>{label}</Label>
      <DateInput className={cx(field.controle, css.data)}>
        {(segment) => <DateSegment segment={segment} className={cx(css.parte)} />}
      </DateInput>
      <FieldError className={cx(field.erro)}>{errorMessage}</FieldError>
    </AriaDateField>
  )
}
