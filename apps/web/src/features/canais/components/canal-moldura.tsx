import type { CanalConfigurado, ConteudoCanal } from '@ramal/shared/contracts/canais.ts'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { CANAIS } from '#textos/rotulos.ts'
import { Avisos } from '#ui/avisos.tsx'
import { Button } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { toast } from '#ui/toast.ts'
import { useAtalho } from '#ui/use-atalho.ts'
import { useConfigurarCanal } from '../api/configurar-canal.ts'
import type { RascunhoBase } from '../digitado.ts'
import { CANAIS_AJUDA, textos } from '../textos.ts'
import type { CanalForm } from '../use-canal-form.ts'
import { AtivoField } from './ativo-field.tsx'
import { EnderecoDeAvisos } from './endereco-de-avisos.tsx'
import { Movimento } from './movimento.tsx'
import { TestePainel } from './teste-painel.tsx'
import css from '#ui/editor.module.css'

export interface CanalMolduraProps<R extends RascunhoBase> {
  canal: CanalConfigurado
  form: CanalForm<R>
  /** What is on the form, as it is sent. */
  conteudo: () => ConteudoCanal
  /** The fields of this channel. */
  children: ReactNode
}

/** What is around the fields of every channel: what is wrong, saving, the switch, the provider's calls and the test. */
export function CanalMoldura<R extends RascunhoBase>(props: CanalMolduraProps<R>) {
  const { canal, form, conteudo, children } = props
  const { mutate, isPending } = useConfigurarCanal()
  const place = useRef<HTMLFormElement>(null)
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form.faults])
  const nome = CANAIS[canal.canal]
  const onSuccess = () => {
    form.accept()
    toast.feito(textos.salvo(nome))
  }
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (!isPending) mutate({ body: conteudo() }, { onSuccess, onError: form.refuse })
  }
  useAtalho(TECLAS.salvar, save, form.isDirty)
  return (
    <Panel titulo={nome}>
      <div className={css.campos}>
        <p className={css.ajuda}>{CANAIS_AJUDA[canal.canal]}</p>
        {form.recuperado && <p role="status">{textos.rascunho}</p>}
        <Avisos titulo={textos.avisos} avisos={canal.avisos} />
        <form ref={place} onSubmit={save} noValidate aria-label={nome} className={css.campos}>
          {children}
          <EnderecoDeAvisos canal={canal} />
          <AtivoField form={form} isPix={canal.canal === 'pix'} />
          {form.geral && (
            <p role="alert" className={css.erro}>
              {form.geral}
            </p>
          )}
          <div className={css.acoes}>
            {form.isDirty && <Button onPress={form.reset}>{textos.desfazer}</Button>}
            <Button type="submit" variante="primario" tecla={TECLAS.salvar} isPending={isPending}>
              {textos.salvar}
            </Button>
          </div>
        </form>
      </div>
      {canal.canal !== 'pix' && canal.ajustes !== null && (
        <TestePainel canal={canal.canal} isDirty={form.isDirty} />
      )}
      {canal.ajustes !== null && <Movimento canal={canal} />}
    </Panel>
  )
}
