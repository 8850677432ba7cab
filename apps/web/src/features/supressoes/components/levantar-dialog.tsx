import type { Supressao } from '@ramal/shared/contracts/supressoes.ts'
import { useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.ts'
import { useLevantarSupressao } from '../api/mudar-supressoes.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'

const t = textos.levantamento

export function LevantarDialog({ supressao, onClose }: { supressao: Supressao; onClose: () => void }) {
  const { id, endereco, motivo } = supressao
  const [porque, setPorque] = useState('')
  const [fault, setFault] = useState<string>()
  const levantar = useLevantarSupressao()

  const submit = () => {
    const empty = porque.trim() === ''
    setFault(empty ? t.vazio : undefined)
    if (empty || levantar.isPending) return
    levantar.mutate(
      { params: { id }, body: { motivo: porque } },
      {
        onSuccess: () => {
          toast.feito(t.feito)
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      titulo={t.titulo}
      largura="estreito"
      onClose={onClose}
      onSubmit={submit}
      submitTecla={TECLAS.salvar}
      isDirty={porque !== ''}
      acoes={
        <>
          <Button onPress={onClose}>{t.cancelar}</Button>
          <Button type="submit" variante="primario" isPending={levantar.isPending}>
            {t.salvar}
          </Button>
        </>
      }
    >
      <div className={pagina.pilha}>
        {levantar.error && <ErrorBlock mensagem={levantar.error.message} />}
        <p>{t.explicacao(endereco)}</p>
        {motivo === 'reclamacao' && <p>{t.reclamacao}</p>}
        <TextField
          label={t.motivo}
          value={porque}
          onChange={setPorque}
          errorMessage={fault}
          maxLength={300}
          autoFocus
        />
      </div>
    </Dialog>
  )
}
