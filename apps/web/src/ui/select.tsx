import { ChevronDown } from 'lucide-react'
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components/Select'
import { cx } from './cx.ts'
import field from './field.module.css'
import css from './select.module.css'

export interface Opcao<T extends string> {
  valor: T
  rotulo: string
}

export interface SelectProps<T extends string> {
  label: string
  opcoes: readonly Opcao<T>[]
  valor: T | null
  onChange: (valor: T) => void
  errorMessage?: string | undefined
  isDisabled?: boolean
  autoFocus?: boolean
  className?: string
}

/** One of a short fixed list. Typing a letter chooses without opening it. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, opcoes, valor, onChange, errorMessage, isDisabled = false, autoFocus = false } = props
  return (
    <AriaSelect
      value={valor}
      onChange={(key) => onChange(key as T)}
      isDisabled={isDisabled}
      isInvalid={Boolean(errorMessage)}
      placeholder="Escolha"
      className={cx(field.campo, props.className)}
    >
      <Label className={cx(field.rotulo)}>{label}</Label>
      <Button className={cx(field.controle, css.botao)} autoFocus={autoFocus}>
        <SelectValue className={cx(css.valor)} />
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <FieldError className={cx(field.erro)}>{errorMessage}</FieldError>
      <Popover className={cx(css.lista)}>
        <ListBox items={opcoes}>
          {({ valor: id, rotulo }) => (
            <ListBoxItem id={id} textValue={rotulo} className={cx(css.opcao)}>
              {rotulo}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
