import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './badge.module.css'

export type Tom = 'bom' | 'atencao' | 'ruim' | 'neutro'

/** A state as a word; the colour only repeats what the word says. */
export function Badge({ tom = 'neutro', children }: { tom?: Tom; children: ReactNode }) {
  return <span className={cx(css.selo, css[tom])}>{children}</span>
}
