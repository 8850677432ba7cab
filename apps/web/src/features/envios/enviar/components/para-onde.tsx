import type { MeioComEndereco } from '#forms/endereco.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { CIENCIAS } from '../falhas.ts'
import { pedeCienteDeOutro, pedeConsentimento } from '../pedido.ts'
import { comCiencia } from '../rascunho.ts'
import { textos } from '../textos.ts'
import type { EnviarForm } from '../use-enviar-form.ts'
import { Ciente } from './ciente.tsx'
import { DigitarField } from './digitar-field.tsx'
import { DoCadastro } from './do-cadastro.tsx'
import css from './enviar.module.css'

/** Addresses on file and typed ones, and what has to be agreed to about them. */
export function ParaOnde({ form, meio }: { form: EnviarForm; meio: MeioComEndereco }) {
  const { rascunho, falhas, contexto, change, conferencias } = form
  const isNew = conferencias.some(({ noCadastro }) => !noCadastro)
  return (
    <fieldset className={css.grupo}>
      <legend className={css.legenda}>{textos.paraOnde}</legend>
      <DoCadastro form={form} meio={meio} />
      <DigitarField form={form} meio={meio} />
      {isNew && (
        <Checkbox isSelected={rascunho.guardar} onChange={(guardar) => change({ guardar })}>
          {textos.guardar}
        </Checkbox>
      )}
      {pedeCienteDeOutro(contexto) && (
        <Ciente
          rotulo={textos.deOutro}
          isSelected={rascunho.ciente.includes(CIENCIAS.deOutro)}
          onChange={(isSelected) => change(comCiencia(rascunho, CIENCIAS.deOutro, isSelected))}
          erro={falhas.deOutro}
        />
      )}
      {pedeConsentimento(rascunho, contexto) && (
        <Ciente
          rotulo={textos.consentimento}
          isSelected={rascunho.consentimento}
          onChange={(consentimento) => change({ consentimento })}
          erro={falhas.consentimento}
        />
      )}
    </fieldset>
  )
}
