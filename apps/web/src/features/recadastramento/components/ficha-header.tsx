import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { Button } from '#ui/button.tsx'
import { horaTexto, instanteTexto } from '#ui/formats.ts'
import { textos } from '../textos.ts'
import type { FichaForm } from '../use-ficha-form.ts'
import css from './ficha.module.css'

/** Why it is asked now, when it was asked last, how the keys answer, and the draft that came back. */
export function FichaHeader({ source, form }: { source: FichaRecadastramento; form: FichaForm }) {
  const { motivo, ultimo } = source
  return (
    <div className={css.cabeca}>
      {motivo && <p className={css.motivo}>{motivo}</p>}
      <p>{ultimo ? textos.ultimo(ultimo.aceito, instanteTexto(ultimo.em)) : textos.nuncaFeito}</p>
      <p className={css.teclas}>{textos.teclas}</p>
      {form.restoredAt && (
        <p className={css.rascunho} role="status">
          {textos.rascunho(horaTexto(form.restoredAt))}
          <Button variante="discreto" onPress={form.discard}>
            {textos.descartar}
          </Button>
        </p>
      )}
    </div>
  )
}
