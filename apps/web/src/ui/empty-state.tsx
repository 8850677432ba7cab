import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './feedback.module.css'

/** Says that there is nothing, and what to do next. */
export function EmptyState({ titulo, children }: { titulo: string; children?: ReactNode }) {
  return (
    <div className={cx(css.bloco, css.vazio)}>
      <strong>{titulo}</strong>
      {children}
    </div>
  )
}
