import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Avisos } from '#ui/avisos.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { toast } from '#ui/toast.ts'
import { useAtalho } from '#ui/use-atalho.ts'
import { useAlterarConta, useCriarConta } from '../api/salvar-conta.ts'
import { useTornarPadrao } from '../api/tornar-padrao.ts'
import { conteudoDe } from '../rascunho.ts'
import { textos } from '../textos.ts'
import { useContaForm } from '../use-conta-form.ts'
import { Campos } from './campos.tsx'
import { RemocaoDialog } from './remocao-dialog.tsx'
import { TestePainel } from './teste-painel.tsx'
import css from '#ui/editor.module.css'

export interface ContaEditorProps {
  /** Null for a new one. */
  conta: ContaEmail | null
  /** Another account is to be shown: the new one, or none. */
  onChoose: (contaId: number | null) => void
}

/** One account: its form, its test, and what can be done with it. */
export function ContaEditor({ conta, onChoose }: ContaEditorProps) {
  const form = useContaForm(conta)
  const criar = useCriarConta()
  const alterar = useAlterarConta()
  const isPending = criar.isPending || alterar.isPending
  const place = useRef<HTMLFormElement>(null)
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form.faults])
  const saved = ({ id, nome }: ContaEmail) => {
    form.accept()
    toast.feito(textos.salva(nome))
    onChoose(id)
  }
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (isPending) return
    const body = conteudoDe(form.rascunho)
    const handlers = { onSuccess: saved, onError: form.refuse }
    if (conta) alterar.mutate({ params: { id: conta.id }, body }, handlers)
    else criar.mutate({ body }, handlers)
  }
  useAtalho(TECLAS.salvar, save, form.isDirty)
  const titulo = conta ? textos.editando(conta.nome) : textos.nova
  return (
    <Panel titulo={titulo} acoes={conta && <Acoes conta={conta} onRemoved={() => onChoose(null)} />}>
      {form.recuperado && (
        <p role="status" className={css.nota}>
          {textos.rascunho}
        </p>
      )}
      {conta && <Avisos titulo={textos.avisos} avisos={conta.avisos} />}
      <form ref={place} onSubmit={save} noValidate aria-label={titulo}>
        <Campos form={form} conta={conta} />
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
      <TestePainel form={form} conta={conta} />
    </Panel>
  )
}

function Acoes({ conta, onRemoved }: { conta: ContaEmail; onRemoved: () => void }) {
  const [asks, setAsks] = useState(false)
  const { tornarPadrao, isPending } = useTornarPadrao()
  if (conta.padrao) return <Badge tom="bom">{textos.padrao}</Badge>
  return (
    <span className={css.acoes}>
      <Button
        isPending={isPending}
        isDisabled={!conta.ativa}
        onPress={() => tornarPadrao(conta.id, () => toast.feito(textos.agoraPadrao(conta.nome)))}
      >
        {textos.tornarPadrao}
      </Button>
      <Button variante="perigo" onPress={() => setAsks(true)}>
        {textos.remover}
      </Button>
      {asks && <RemocaoDialog conta={conta} onClose={() => setAsks(false)} onRemoved={onRemoved} />}
    </span>
  )
}
