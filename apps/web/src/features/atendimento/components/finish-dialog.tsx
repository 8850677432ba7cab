import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { MOTIVOS, opcoes } from '#textos/rotulos.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.ts'
import { useFinalizarAtendimento } from '../api/finalizar-atendimento.ts'
import { textos } from '../textos.ts'
import css from './call-bar.module.css'

/** Asks the reason, filled in from what was done: F4, Enter is all that a usual call needs. */
export function FinishDialog({ atendimento, onClose }: { atendimento: Atendimento; onClose: () => void }) {
  const [motivo, setMotivo] = useState(atendimento.motivoSugerido)
  const [observacao, setObservacao] = useState('')
  const { mutate, isPending, error } = useFinalizarAtendimento(({ protocolo }) =>
    toast.feito(textos.finalizado(formatProtocolo(protocolo))),
  )
  const submit = () => {
    if (isPending) return
    mutate({ params: { id: atendimento.id }, body: { motivo, observacao: observacao.trim() || null } })
  }
  return (
    <Dialog
      titulo={textos.dialogo.titulo}
      onClose={onClose}
      onSubmit={submit}
      submitTecla={TECLAS.salvar}
      isDirty={observacao !== ''}
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
        {error && <ErrorBlock mensagem={error.message} />}
        <Segmented
          label={textos.dialogo.motivo}
          opcoes={opcoes(MOTIVOS)}
          valor={motivo}
          onChange={setMotivo}
          autoFocus
        />
        {motivo === 'engano' && <p>{textos.dialogo.engano}</p>}
        <TextField
          label={textos.dialogo.observacao}
          value={observacao}
          onChange={setObservacao}
          maxLength={2000}
          rows={3}
        />
      </div>
    </Dialog>
  )
}
