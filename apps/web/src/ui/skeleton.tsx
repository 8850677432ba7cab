import { VisuallyHidden } from './visually-hidden.tsx'
import css from './feedback.module.css'

/** Holds the place of `linhas` rows while they load, so that nothing jumps when they come. */
export function Skeleton({ linhas = 3 }: { linhas?: number }) {
  return (
    <div className={css.esqueleto} role="status">
      <VisuallyHidden>Carregando</VisuallyHidden>
      {Array.from({ length: linhas }, (_, index) => (
        <div key={index} className={css.barra} aria-hidden="true" />
      ))}
    </div>
  )
}
