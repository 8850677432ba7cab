import { KeyHint } from '#ui/key-hint.tsx'
import { teclaLabel } from '#ui/tecla.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { AJUDA_TECLAS } from './teclas.ts'
import css from './key-list.module.css'

/** Every key and what it does. */
export function KeyList() {
  return (
    <dl className={css.teclas}>
      {AJUDA_TECLAS.map(({ tecla, faz }) => (
        <div key={faz} className={css.tecla}>
          <dt>
            <KeyHint tecla={tecla} />
            <VisuallyHidden>{teclaLabel(tecla)}</VisuallyHidden>
          </dt>
          <dd>{faz}</dd>
        </div>
      ))}
    </dl>
  )
}
