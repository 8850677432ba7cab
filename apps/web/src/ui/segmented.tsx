import { Label, Radio, RadioGroup, FieldError } from 'react-aria-components/RadioGroup'
import { cx } from './cx.ts'
import type { Opcao } from './select.tsx'
import field from './field.module.css'
import css from './segmented.module.css'

export interface SegmentedProps<T extends string> {
  label: string
  opcoes: readonly (Opcao<T> & { isDisabled?: boolean })[]
  valor: T | null
  onChange: (valor: T) => void
  errorMessage?: string | undefined
  isDisabled?: boolean
  /** Puts the focus on the choice. */
  autoFocus?: boolean
  /** One under the other, for long labels. */
  vertical?: boolean
  className?: string | undefined
}

/** One of two to six, all in sight: radio buttons that look like one control. Arrows choose, Tab leaves. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, opcoes, valor, onChange, errorMessage, isDisabled = false, vertical = false } = props
  const focused = props.autoFocus ? (valor ?? opcoes[0]?.valor) : null
  return (
    <RadioGroup
      value={valor}
      onChange={(next) => onChange(next as T)}
      isDisabled={isDisabled}
      isInvalid={Boolean(errorMessage)}
      orientation={vertical ? 'vertical' : 'horizontal'}
      className={cx(field.campo, props.className)}
    >
      <Label className={cx(field.rotulo)}>{label}</Label>
      <div className={cx(css.grupo, vertical && css.vertical)}>
        {opcoes.map((opcao) => (
          <Radio
            key={opcao.valor}
            value={opcao.valor}
            isDisabled={opcao.isDisabled ?? false}
            autoFocus={opcao.valor === focused}
            className={cx(css.opcao)}
          >
            {opcao.rotulo}
          </Radio>
        ))}
      </div>
      <FieldError className={cx(field.erro)}>{errorMessage}</FieldError>
    </RadioGroup>
  )
}
