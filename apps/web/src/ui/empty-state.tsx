import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './feedback.module.css'

export interface EmptyStateProps {
  titulo: string
  children?: ReactNode
  /** Where it is all that a page shows, its title is the page's. */
  isPage?: boolean
}

/** Says that there is nothing, and what to do next. */
export function EmptyState({ titulo, children, isPage = false }: EmptyStateProps) {
  return (
    <div className={cx(css.bloco, css.vazio)}>
      {isPage ? <h1>{titulo}</h1> : <strong>{titulo}</strong>}
      {children}
    </div>
  )
}
