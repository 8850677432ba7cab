import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { ProblemaError } from '#api/problema-error.ts'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { toast } from '#ui/toast.ts'
import { useAtalho } from '#ui/use-atalho.ts'
import { useAlterarParametro } from '../api/alterar-parametro.ts'
import { textos } from '../textos.ts'
import { valorTexto } from '../valor.ts'
import { Historico } from './historico.tsx'
import { ValorField } from './valor-field.tsx'
import css from './parametros.module.css'

/** One parameter: what it is, what changes with it, its editor, and who changed it. */
export function ParametroCard({ parametro, podeAlterar }: { parametro: Parametro; podeAlterar: boolean }) {
  const id = useId()
  const [showsHistory, setShowsHistory] = useState(false)
  const { nome, explicacao, efeito, chave, padrao } = parametro
  return (
    <article className={css.cartao} aria-labelledby={id}>
      <h3 id={id}>{nome}</h3>
      <p>{explicacao}</p>
      <p className={css.efeito}>
        <strong>{textos.efeito}:</strong> {efeito}
      </p>
      <ValorForm parametro={parametro} podeAlterar={podeAlterar} />
      <p className={css.rodape}>
        <span>{textos.padrao(valorTexto(parametro, padrao))}</span>
        <span>{lastChange(parametro)}</span>
        <code>{chave}</code>
        {podeAlterar && (
          <Button
            variante="discreto"
            aria-expanded={showsHistory}
            aria-label={`${showsHistory ? textos.fecharHistorico : textos.historico}: ${nome}`}
            onPress={() => setShowsHistory(!showsHistory)}
          >
            {showsHistory ? textos.fecharHistorico : textos.historico}
          </Button>
        )}
      </p>
      {showsHistory && <Historico parametro={parametro} />}
    </article>
  )
}

function lastChange({ alteradoEm, alteradoPor }: Parametro): string {
  return alteradoEm && alteradoPor
    ? textos.alterado(alteradoPor, instanteTexto(alteradoEm))
    : textos.nuncaAlterado
}

/** The value with *Salvar* and *Desfazer*, which are there only while it differs from what is in force. */
function ValorForm({ parametro, podeAlterar }: { parametro: Parametro; podeAlterar: boolean }) {
  const inForce = parametro.valor ?? ''
  const [edited, setEdited] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const { mutate, error, reset, isPending } = useAlterarParametro()
  const valor = edited ?? inForce
  const isDirty = valor.trim() !== inForce
  const change = (next: string | null) => {
    setEdited(next)
    reset()
    // The pressed button goes away with the difference; the focus stays in the form.
    if (next === null)
      form.current?.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), select')?.focus()
  }
  const saved = (changed: Parametro) => {
    toast.feito(textos.salvo(changed.nome, valorTexto(changed, changed.valor)))
    change(null)
  }
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (!isDirty || isPending) return
    const body = { valor: valor.trim() === '' ? null : valor.trim() }
    mutate({ params: { chave: parametro.chave }, body }, { onSuccess: saved })
  }
  useAtalho(TECLAS.salvar, save, isDirty)
  return (
    <form ref={form} className={css.valor} onSubmit={save} noValidate>
      <ValorField
        parametro={parametro}
        valor={valor}
        onChange={change}
        errorMessage={error ? faultOf(error) : undefined}
        isDisabled={!podeAlterar}
      />
      {isDirty && (
        <div className={css.acoes}>
          <Button onPress={() => change(null)}>{textos.desfazer}</Button>
          <Button type="submit" variante="primario" tecla={TECLAS.salvar} isPending={isPending}>
            {textos.salvar}
          </Button>
        </div>
      )}
    </form>
  )
}

const faultOf = (error: ProblemaError) => error.campos[0]?.mensagem ?? error.message
