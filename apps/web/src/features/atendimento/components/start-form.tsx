import type { Atendimento, OrigemAtendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { Phone } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { opcoes, ORIGENS } from '#textos/rotulos.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.ts'
import { useAtalho } from '#ui/use-atalho.ts'
import { useIniciarAtendimento } from '../api/iniciar-atendimento.ts'
import { textos } from '../textos.ts'
import css from './call-bar.module.css'

export interface StartFormProps {
  /** *Iniciar* was pressed; the answer is on its way. */
  onStart: () => void
  onStarted: (atendimento: Atendimento) => void
}

/** The call bar while no call is open: the protocol is given before anyone is identified, so nothing is required. */
export function StartForm(props: StartFormProps) {
  const form = useStart(props)
  const { origem, isPending, fault, start } = form
  const place = useRef<HTMLFormElement>(null)
  // The focus has gone to the search by then.
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form.error])
  useAtalho(TECLAS.iniciar, start)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start()
  }
  return (
    <form ref={place} className={css.barra} aria-label={textos.barra} onSubmit={submit} noValidate>
      <Button
        type="submit"
        className={css.iniciar}
        variante="primario"
        tecla={TECLAS.iniciar}
        icone={<Phone aria-hidden="true" />}
        isPending={isPending}
      >
        {textos.iniciar}
      </Button>
      <Select
        label={textos.origem}
        opcoes={opcoes(ORIGENS)}
        valor={origem}
        onChange={form.setOrigem}
        className={css.campo}
      />
      {origem === 'retorno' && (
        <TextField
          label={textos.protocoloAnterior}
          value={form.protocoloAnterior}
          onChange={form.setProtocoloAnterior}
          errorMessage={fault('protocoloAnterior')}
          inputMode="numeric"
          className={css.campo}
        />
      )}
      <TextField
        label={textos.telefone}
        placeholder={textos.telefoneVazio}
        value={form.telefone}
        onChange={form.setTelefone}
        errorMessage={fault('telefone')}
        type="tel"
        className={css.campo}
      />
    </form>
  )
}

function useStart({ onStart, onStarted }: StartFormProps) {
  const [origem, setOrigem] = useState<OrigemAtendimento>('telefone')
  const [telefone, setTelefone] = useState('')
  const [protocoloAnterior, setProtocoloAnterior] = useState('')
  const { mutate, isPending, error } = useIniciarAtendimento(onStarted)
  const start = () => {
    if (isPending) return
    onStart()
    const anterior = origem === 'retorno' ? protocoloAnterior.trim() || null : null
    const body = { origem, telefone: telefone.trim() || null, protocoloAnterior: anterior }
    mutate(
      { body },
      {
        onError: (problem) => {
          if (problem.codigo === 'atendimento_ja_aberto') toast.erro(textos.jaAberto)
          else if (problem.campos.length === 0) toast.erro(problem.message)
        },
      },
    )
  }
  const fault = (campo: string) => error?.campos.find((recusado) => recusado.campo === campo)?.mensagem
  return {
    origem,
    setOrigem,
    telefone,
    setTelefone,
    protocoloAnterior,
    setProtocoloAnterior,
    isPending,
    error,
    fault,
    start,
  }
}
