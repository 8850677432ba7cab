import type { VariavelModelo } from '@ramal/shared/contracts/modelos.ts'
import { useRef } from 'react'
import { Tabs } from '#ui/tabs.tsx'
import { TextField } from '#ui/text-field.tsx'
import { textos } from '../textos.ts'
import { useInsercao } from '../use-insercao.ts'
import type { ModeloForm, Parte } from '../use-modelo-form.ts'
import type { Previa } from '../use-previa.ts'
import { Variaveis } from './variaveis.tsx'
import css from './modelos.module.css'

const { campos: t } = textos

export interface FonteEditorProps {
  form: ModeloForm
  faults: Previa['faults']
  variaveis: readonly VariavelModelo[]
  parte: 'html' | 'texto'
  onParte: (parte: 'html' | 'texto') => void
}

/** Subject and both parts in their source, and the variables to put into them. */
export function FonteEditor({ form, faults, variaveis, parte, onParte }: FonteEditorProps) {
  const root = useRef<HTMLDivElement>(null)
  const insercao = useInsercao(root, form, parte)
  const campo = (nome: Parte, props: { rows?: number; description?: string }) => (
    <TextField
      {...props}
      name={nome}
      label={t[nome]}
      value={form.fontes[nome]}
      onChange={(valor) => form.change(nome, valor)}
      onBlur={() => insercao.left(nome)}
      errorMessage={faults[nome]}
      spellCheck={nome === 'html' ? 'false' : 'true'}
      autoComplete="off"
      {...(nome === 'assunto' ? {} : { className: css.fonte })}
    />
  )
  return (
    <div ref={root} className={css.editor}>
      {campo('assunto', {})}
      <Tabs
        label={t.parte}
        aba={parte}
        onChange={(next) => {
          onParte(next)
          insercao.moved(next)
        }}
        abas={[
          {
            id: 'html',
            rotulo: t.html,
            conteudo: campo('html', { rows: 22, description: textos.ajudaHtml }),
          },
          {
            id: 'texto',
            rotulo: t.texto,
            conteudo: campo('texto', { rows: 22, description: textos.ajudaTexto }),
          },
        ]}
      />
      <Variaveis variaveis={variaveis} onInsert={insercao.insert} />
    </div>
  )
}
