import type { ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'
import css from './panel.module.css'

export interface PanelProps {
  titulo: string
  children: ReactNode
  /** Beside the heading. */
  acoes?: ReactNode
  className?: string | undefined
}

/** A titled region of a page; it scrolls inside itself when its place is bounded. */
export function Panel({ titulo, children, acoes, className }: PanelProps) {
  const id = useId()
  return (
    <section className={cx(css.painel, className)} aria-labelledby={id}>
      <header className={css.cabeca}>
        <h2 id={id} className={css.titulo}>
          {titulo}
        </h2>
        {acoes}
      </header>
      <div className={css.corpo}>{children}</div>
    </section>
  )
}
