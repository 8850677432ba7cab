import { Dialog } from '#ui/dialog.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import { teclaLabel } from '#ui/tecla.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { AJUDA_TECLAS } from './teclas.ts'
import { textos } from './textos.ts'
import css from './key-help-dialog.module.css'

export function KeyHelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog titulo={textos.ajuda.titulo} largura="estreito" onClose={onClose}>
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
    </Dialog>
  )
}
