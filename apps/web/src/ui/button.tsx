import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { cx } from './cx.ts'
import { KeyHint } from './key-hint.tsx'
import { type Tecla, teclaAria } from './tecla.ts'
import css from './button.module.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  children?: ReactNode
  /** One `primario` per screen or dialog; `icone` needs an `aria-label`. */
  variante?: 'primario' | 'secundario' | 'discreto' | 'perigo' | 'icone'
  icone?: ReactNode
  /** The key that does the same (app/teclas.ts); shown, but bound by whoever owns the action. */
  tecla?: Tecla
  className?: string | undefined
  ref?: Ref<HTMLButtonElement>
}

/** While `isPending` it keeps the focus and its width and cannot be pressed again. */
export function Button({
  children,
  variante = 'secundario',
  icone,
  tecla,
  className,
  ...props
}: ButtonProps) {
  const keyshortcuts = tecla && { 'aria-keyshortcuts': teclaAria(tecla) }
  return (
    <AriaButton {...keyshortcuts} {...props} className={cx(css.botao, css[variante], className)}>
      {icone}
      {children}
      {tecla && <KeyHint tecla={tecla} className={css.tecla} />}
    </AriaButton>
  )
}
