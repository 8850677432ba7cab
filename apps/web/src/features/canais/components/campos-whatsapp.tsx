import { Grupo } from '#ui/grupo.tsx'
import type { RascunhoWhatsapp } from '../rascunho-whatsapp.ts'
import { textos, textosWhatsapp as t } from '../textos.ts'
import type { CanalForm } from '../use-canal-form.ts'
import { Campo } from './campo.tsx'
import { ModeloWhatsapp } from './modelo-whatsapp.tsx'
import { SegredoField } from './segredo-field.tsx'
import css from '#ui/editor.module.css'

export interface CamposWhatsappProps {
  form: CanalForm<RascunhoWhatsapp>
  guardados: readonly string[]
}

/** Everything that can be said of WhatsApp. */
export function CamposWhatsapp({ form, guardados }: CamposWhatsappProps) {
  return (
    <>
      <Grupo titulo={t.numero}>
        <Campo
          form={form}
          campo="numeroId"
          label={t.numeroId}
          description={t.numeroIdAjuda}
          inputMode="numeric"
        />
        <Campo form={form} campo="versaoApi" label={t.versaoApi} />
        <Campo
          form={form}
          campo="baseUrl"
          label={t.baseUrl}
          description={t.baseUrlAjuda}
          className={css.inteiro}
        />
      </Grupo>
      <Segredos form={form} guardados={guardados} />
      <ModeloWhatsapp form={form} campo="modeloFatura" titulo={t.modeloFatura} ajuda={t.modeloFaturaAjuda} />
      <ModeloWhatsapp form={form} campo="modeloBarra" titulo={t.modeloBarra} ajuda={t.modeloBarraAjuda} />
      <Limites form={form} />
    </>
  )
}

function Segredos({ form, guardados }: CamposWhatsappProps) {
  const segredo = (nome: 'token' | 'segredoApp' | 'tokenVerificacao') => ({
    form,
    nome,
    label: t[nome],
    qual: t[`${nome}Nome`],
    ajuda: t[`${nome}Ajuda`],
    guardado: guardados.includes(nome),
  })
  return (
    <Grupo titulo={textos.segredos.titulo}>
      <SegredoField {...segredo('token')} />
      <SegredoField {...segredo('segredoApp')} />
      <SegredoField {...segredo('tokenVerificacao')} gera />
    </Grupo>
  )
}

function Limites({ form }: Pick<CamposWhatsappProps, 'form'>) {
  return (
    <Grupo titulo={t.limites} ajuda={t.limitesAjuda}>
      {(['porMinuto', 'pessoasPor24h', 'segundosPorDestinatario', 'conexoes'] as const).map((campo) => (
        <Campo
          key={campo}
          form={form}
          campo={campo}
          label={t[campo]}
          description={t[`${campo}Ajuda`]}
          inputMode="numeric"
        />
      ))}
    </Grupo>
  )
}
