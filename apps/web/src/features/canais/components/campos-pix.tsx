import { Grupo } from '#ui/grupo.tsx'
import { textos, textosPix as t } from '../textos.ts'
import type { FormDeSegredos } from '../use-canal-form.ts'
import { SegredoField } from './segredo-field.tsx'

export interface CamposPixProps {
  form: FormDeSegredos
  guardados: readonly string[]
}

export function CamposPix({ form, guardados }: CamposPixProps) {
  return (
    <Grupo titulo={textos.segredos.titulo}>
      <SegredoField
        form={form}
        nome="segredo"
        label={t.segredo}
        qual={t.segredoNome}
        ajuda={t.segredoAjuda}
        guardado={guardados.includes('segredo')}
        gera
      />
    </Grupo>
  )
}
