import type { Modelo } from '@ramal/shared/contracts/modelos.ts'
import { useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { Panel } from '#ui/panel.tsx'
import { toast } from '#ui/toast.ts'
import { useAtalho } from '#ui/use-atalho.ts'
import { useAlterarModelo, useRestaurarModelo } from '../api/gravar-modelo.ts'
import { textos } from '../textos.ts'
import { type ModeloForm, useModeloForm } from '../use-modelo-form.ts'
import { usePrevia } from '../use-previa.ts'
import { FonteEditor } from './fonte-editor.tsx'
import { PreviaPainel } from './previa.tsx'
import { TesteEnvio } from './teste-envio.tsx'
import { Versoes } from './versoes.tsx'
import css from './modelos.module.css'

/** One model: its source, how it looks, a test, and what it has been. */
export function ModeloEditor({ modelo }: { modelo: Modelo }) {
  const form = useModeloForm(modelo)
  const previa = usePrevia(modelo.tipo, form.fontes)
  const [parte, setParte] = useState<'html' | 'texto'>('html')
  const { tipo, variaveis } = modelo
  return (
    <div className={css.colunas}>
      <Panel titulo={textos.editor}>
        <p className={css.ajuda}>{emUso(modelo)}</p>
        {form.recuperado && <p role="status">{textos.rascunho}</p>}
        <FonteEditor
          form={form}
          faults={previa.faults}
          variaveis={variaveis}
          parte={parte}
          onParte={setParte}
        />
        <Avisos avisos={previa.data?.avisos ?? modelo.avisos} />
        <Acoes modelo={modelo} form={form} />
      </Panel>
      <div className={css.lado}>
        <PreviaPainel previa={previa} parte={parte} />
        <TesteEnvio tipo={tipo} fontes={form.fontes} />
        <Versoes
          tipo={tipo}
          onOpen={(versao) => {
            form.open(versao)
            toast.feito(textos.versoes.aberta(versao.versao))
          }}
        />
      </div>
    </div>
  )
}

function emUso({ versao, alteradoPor, alteradoEm }: Modelo): string {
  const who = alteradoPor && alteradoEm ? ` ${textos.alterado(alteradoPor, instanteTexto(alteradoEm))}` : ''
  return textos.emUso(versao) + who
}

function Acoes({ modelo: { tipo, versao }, form }: { modelo: Modelo; form: ModeloForm }) {
  const { mutate, isPending, error, reset } = useAlterarModelo()
  const restaurar = useRestaurarModelo()
  const done = (gravado: Modelo) => {
    form.discard()
    toast.feito(textos.gravada(gravado.versao))
  }
  const save = () => {
    if (isPending) return
    const body = { ...form.fontes, versaoLida: form.versaoLida }
    mutate({ params: { tipo }, body }, { onSuccess: done })
  }
  const discard = () => {
    form.discard()
    reset()
  }
  useAtalho(TECLAS.salvar, save, form.isDirty)
  const failed = error ?? restaurar.error
  return (
    <>
      {failed && (
        <p role="alert" className={css.erro}>
          {failed.message}
        </p>
      )}
      <div className={css.acoes}>
        {versao > 0 && (
          <Button
            isPending={restaurar.isPending}
            onPress={() => restaurar.mutate({ params: { tipo } }, { onSuccess: done })}
          >
            {textos.voltarAoPadrao}
          </Button>
        )}
        {form.isDirty && <Button onPress={discard}>{textos.descartar}</Button>}
        <Button
          variante="primario"
          tecla={TECLAS.salvar}
          isPending={isPending}
          isDisabled={!form.isDirty}
          onPress={save}
        >
          {textos.salvar}
        </Button>
      </div>
    </>
  )
}

function Avisos({ avisos }: { avisos: readonly string[] }) {
  if (avisos.length === 0) return null
  return (
    <section className={css.avisos} aria-label={textos.avisos}>
      <h3>{textos.avisos}</h3>
      <ul>
        {avisos.map((aviso) => (
          <li key={aviso}>{aviso}</li>
        ))}
      </ul>
    </section>
  )
}
