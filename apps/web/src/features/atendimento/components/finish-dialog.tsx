import { type Atendimento, finalizarAtendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { useState } from 'react'
import { useController, useForm } from 'react-hook-form'
import { TECLAS } from '#app/teclas.ts'
import { FormTextField } from '#forms/form-text-field.tsx'
import { showProblem } from '#forms/problem-fields.ts'
import { zodResolver } from '#forms/zod-resolver.ts'
import { MOTIVOS, opcoes } from '#textos/rotulos.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { toast } from '#ui/toast.ts'
import { useFinalizarAtendimento } from '../api/finalizar-atendimento.ts'
import { textos } from '../textos.ts'
import css from './call-bar.module.css'

/** Asks the reason, filled in from what was done: F4, Enter is all that a usual call needs. */
export function FinishDialog({ atendimento, onClose }: { atendimento: Atendimento; onClose: () => void }) {
  const { control, motivo, submit, isDirty, isPending, problem } = useFinish(atendimento)
  return (
    <Dialog
      titulo={textos.dialogo.titulo}
      onClose={onClose}
      onSubmit={submit}
      submitTecla={TECLAS.salvar}
      isDirty={isDirty}
      acoes={
        <>
          <Button onPress={onClose} tecla={TECLAS.voltar}>
            {textos.dialogo.continuar}
          </Button>
          <Button type="submit" variante="primario" isPending={isPending} tecla={TECLAS.salvar}>
            {textos.finalizar}
          </Button>
        </>
      }
    >
      <div className={css.dialogo}>
        {problem && <ErrorBlock mensagem={problem} />}
        <Segmented
          label={textos.dialogo.motivo}
          opcoes={opcoes(MOTIVOS)}
          valor={motivo.value}
          onChange={motivo.onChange}
          autoFocus
        />
        {motivo.value === 'engano' && <p>{textos.dialogo.engano}</p>}
        <FormTextField control={control} name="observacao" label={textos.dialogo.observacao} rows={3} />
      </div>
    </Dialog>
  )
}

function useFinish({ id, motivoSugerido }: Atendimento) {
  const [problem, setProblem] = useState<string | null>(null)
  const { control, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(finalizarAtendimento.body),
    defaultValues: { motivo: motivoSugerido, observacao: '' },
  })
  const { field: motivo } = useController({ control, name: 'motivo' })
  const { mutate, isPending } = useFinalizarAtendimento(({ protocolo }) =>
    toast.feito(textos.finalizado(formatProtocolo(protocolo))),
  )
  const submit = handleSubmit((body) => {
    if (isPending) return
    mutate(
      { params: { id }, body: { ...body, observacao: body.observacao || null } },
      { onError: (error) => setProblem(showProblem(error, setError, ['motivo', 'observacao'])) },
    )
  })
  return { control, motivo, submit: () => void submit(), isDirty: formState.isDirty, isPending, problem }
}
