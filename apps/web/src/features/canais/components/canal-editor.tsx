import type { CanalConfigurado } from '@ramal/shared/contracts/canais.ts'
import { conteudoPix, rascunhoPix } from '../rascunho-pix.ts'
import { conteudoSms, rascunhoSms } from '../rascunho-sms.ts'
import { conteudoWhatsapp, rascunhoWhatsapp } from '../rascunho-whatsapp.ts'
import { useCanalForm } from '../use-canal-form.ts'
import { CamposPix } from './campos-pix.tsx'
import { CamposSms } from './campos-sms.tsx'
import { CamposWhatsapp } from './campos-whatsapp.tsx'
import { CanalMoldura } from './canal-moldura.tsx'

type De<C extends CanalConfigurado['canal']> = Extract<CanalConfigurado, { canal: C }>

/** What was never configured is meant to be used once it is. */
const ativoDe = ({ ajustes, ativo }: CanalConfigurado) => ajustes === null || ativo

/** One channel: its form, its test, and what its provider tells. */
export function CanalEditor({ canal }: { canal: CanalConfigurado }) {
  switch (canal.canal) {
    case 'whatsapp':
      return <EditorWhatsapp canal={canal} />
    case 'sms':
      return <EditorSms canal={canal} />
    case 'pix':
      return <EditorPix canal={canal} />
  }
}

function EditorWhatsapp({ canal }: { canal: De<'whatsapp'> }) {
  const form = useCanalForm('whatsapp', rascunhoWhatsapp(canal.ajustes, ativoDe(canal)))
  return (
    <CanalMoldura canal={canal} form={form} conteudo={() => conteudoWhatsapp(form.rascunho)}>
      <CamposWhatsapp form={form} guardados={canal.guardados} />
    </CanalMoldura>
  )
}

function EditorSms({ canal }: { canal: De<'sms'> }) {
  const form = useCanalForm('sms', rascunhoSms(canal.ajustes, ativoDe(canal)))
  return (
    <CanalMoldura canal={canal} form={form} conteudo={() => conteudoSms(form.rascunho)}>
      <CamposSms form={form} guardados={canal.guardados} />
    </CanalMoldura>
  )
}

function EditorPix({ canal }: { canal: De<'pix'> }) {
  const form = useCanalForm('pix', rascunhoPix(ativoDe(canal)))
  return (
    <CanalMoldura canal={canal} form={form} conteudo={() => conteudoPix(form.rascunho)}>
      <CamposPix form={form} guardados={canal.guardados} />
    </CanalMoldura>
  )
}
