import { type Ref, useId } from 'react'
import css from './importacao.module.css'

export interface ArquivoFieldProps {
  label: string
  /** Endings and types as `accept` takes them. */
  accept: string
  multiple?: boolean
  inputRef: Ref<HTMLInputElement>
  errorMessage: string | null
}

/** The browser's own file field: it takes dropped files and is known to every assistive technology. */
export function ArquivoField({ label, accept, multiple = false, inputRef, errorMessage }: ArquivoFieldProps) {
  const id = useId()
  return (
    <div className={css.campo}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={inputRef}
        type="file"
        accept={accept}
        multiple={multiple}
        className={css.arquivo}
        aria-invalid={errorMessage !== null}
        aria-describedby={errorMessage === null ? undefined : `${id}-erro`}
      />
      {errorMessage !== null && (
        <span id={`${id}-erro`} className={css.erro} role="alert">
          {errorMessage}
        </span>
      )}
    </div>
  )
}
