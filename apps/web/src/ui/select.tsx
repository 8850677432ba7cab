import { useId } from 'react'
import { cx } from './cx.ts'
import css from './field.module.css'

export interface Opcao<T extends string> {
  valor: T
  rotulo: string
}

export interface SelectProps<T extends string> {
  label: string
  opcoes: readonly Opcao<T>[]
  /** Null shows an empty choice until one is made. */
  valor: T | null
  onChange: (valor: T) => void
  errorMessage?: string | undefined
  isDisabled?: boolean
  autoFocus?: boolean
  className?: string | undefined
}

/**
 * One of a short fixed list. The browser's own control, because nothing is faster by keyboard: a letter chooses without
 * opening it, and it costs no download on the first screen.
 */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, opcoes, valor, onChange, errorMessage, isDisabled = false, autoFocus = false } = props
  const id = useId()
  return (
    <div className={cx(css.campo, props.className)}>
      <label className={css.rotulo} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={cx(css.controle, css.lista)}
        value={valor ?? ''}
        onChange={(event) => onChange(event.target.value as T)}
        disabled={isDisabled}
        autoFocus={autoFocus}
        aria-invalid={errorMessage ? true : undefined}
        aria-describedby={errorMessage ? `${id}-erro` : undefined}
      >
        {valor === null && (
          <option value="" disabled hidden>
            Escolha
          </option>
        )}
        {opcoes.map((opcao) => (
          <option key={opcao.valor} value={opcao.valor}>
            {opcao.rotulo}
          </option>
        ))}
      </select>
      {errorMessage && (
        <span id={`${id}-erro`} className={css.erro}>
          {errorMessage}
        </span>
      )}
    </div>
  )
}
