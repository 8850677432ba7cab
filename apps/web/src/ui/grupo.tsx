import type { ReactNode } from 'react'
import css from './editor.module.css'

/** A few fields under their heading. */
export function Grupo({ titulo, ajuda, children }: { titulo: string; ajuda?: string; children: ReactNode }) {
  return (
    <fieldset className={css.grupo}>
      <legend>{titulo}</legend>
      {ajuda && <p className={css.ajuda}>{ajuda}</p>}
      <div className={css.par}>{children}</div>
    </fieldset>
  )
}
