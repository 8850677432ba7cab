import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { textos } from '../textos.ts'
import css from './adesao-form.module.css'

/** The term in force, whole. A region that scrolls takes the focus, so that the keyboard can scroll it. */
export function TermoBox({ termo }: { termo: EnvioDigital['termo'] }) {
  const titulo = textos.formulario.termo(termo.versao)
  return (
    <div>
      <h4 className={css.subtitulo}>{titulo}</h4>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.textoTermo} tabIndex={0} role="region" aria-label={titulo}>
        {termo.texto}
      </div>
    </div>
  )
}
