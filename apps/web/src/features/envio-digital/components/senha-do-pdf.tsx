import type { EnvioDigital, ProtecaoPdf } from '@ramal/shared/contracts/envio-digital.ts'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { textos } from '../textos.ts'
import type { AdesaoFormState } from '../use-adesao-form.ts'

const t = textos.formulario

/** The password of the PDFs. It starts from the adhesion's own or the parameter's, so that nobody has to stop here. */
export function SenhaDoPdf({ form, envioDigital }: { form: AdesaoFormState; envioDigital: EnvioDigital }) {
  const { rascunho, change, faults } = form
  const { adesao, protecaoPadrao } = envioDigital
  const opcoes: { valor: ProtecaoPdf; rotulo: string }[] = [
    { valor: 'nenhuma', rotulo: t.protecoes.nenhuma },
    { valor: 'documento', rotulo: t.protecoes.documento(protecaoPadrao.digitos) },
    { valor: 'escolhida', rotulo: t.protecoes.escolhida },
  ]
  return (
    <>
      <Select
        label={t.protecao}
        opcoes={opcoes}
        valor={rascunho.protecao}
        onChange={(protecao) => change({ ...rascunho, protecao, senha: '' })}
        errorMessage={faults.protecao}
      />
      {rascunho.protecao === 'escolhida' && (
        // Shown as it is typed: it is read back to the caller like an address.
        <TextField
          label={t.senha}
          description={adesao?.protecao === 'escolhida' ? t.senhaMantida : t.senhaAjuda}
          errorMessage={faults.senha}
          value={rascunho.senha}
          onChange={(senha) => change({ ...rascunho, senha })}
          autoComplete="off"
          spellCheck="false"
          maxLength={32}
        />
      )}
    </>
  )
}
