import { cx } from './cx.ts'
import { type Tecla, teclaLabel } from './tecla.ts'
import css from './key-hint.module.css'

/** The key that does the same, shown beside the action. Screen readers get it by `aria-keyshortcuts` instead. */
export function KeyHint({ tecla, className }: { tecla: Tecla; className?: string | undefined }) {
  return (
    <kbd className={cx(css.tecla, className)} aria-hidden="true">
      {teclaLabel(tecla)}
    </kbd>
  )
}
