import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { Segmented } from '#ui/segmented.tsx'
import type { ModoAceite } from '../rascunho.ts'
import { textos } from '../textos.ts'
import type { AdesaoFormState } from '../use-adesao-form.ts'
import css from './adesao-form.module.css'

const t = textos.formulario
const MODOS: readonly ModoAceite[] = ['falado', 'clicado', 'assinado']

/** The term in force, whole, and how the person agreed to it. */
export function TermoBox({ form, termo }: { form: AdesaoFormState; termo: EnvioDigital['termo'] }) {
  const { rascunho, change, faults } = form
  return (
    <>
      <section className={css.termo} aria-label={t.termo(termo.versao)}>
        <h3 className={css.subtitulo}>{t.termo(termo.versao)}</h3>
        {/* A region that scrolls has to take the focus, so that the keyboard can scroll it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={css.textoTermo} tabIndex={0} role="region" aria-label={t.termo(termo.versao)}>
          {termo.texto}
        </div>
      </section>
      <Segmented
        label={t.aceite}
        opcoes={MODOS.map((valor) => ({ valor, rotulo: t.aceites[valor] }))}
        valor={rascunho.modoAceite}
        onChange={(modoAceite) => change({ ...rascunho, modoAceite })}
        errorMessage={faults.aceite}
      />
    </>
  )
}
