import { Segmented } from '#ui/segmented.tsx'
import type { ModoAceite as Modo } from '../rascunho.ts'
import { textos } from '../textos.ts'
import type { AdesaoFormState } from '../use-adesao-form.ts'

const t = textos.formulario
const MODOS: readonly Modo[] = ['falado', 'clicado', 'assinado']

/** How the person agreed to the term: evidence, so outside a call nothing is chosen beforehand. */
export function ModoAceite({ form }: { form: AdesaoFormState }) {
  const { rascunho, change, faults } = form
  return (
    <Segmented
      label={t.aceite}
      opcoes={MODOS.map((valor) => ({ valor, rotulo: t.aceites[valor] }))}
      valor={rascunho.modoAceite}
      onChange={(modoAceite) => change({ ...rascunho, modoAceite })}
      errorMessage={faults.aceite}
    />
  )
}
