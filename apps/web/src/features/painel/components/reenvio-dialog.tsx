import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.ts'
import { useReenviarDisparo } from '../api/atos.ts'
import { nomeDoDisparo } from '../colunas.tsx'
import { textos } from '../textos.ts'
import css from './painel.module.css'

const t = textos.reenvio

/** Asks why, and tries again. */
export function ReenvioDialog({ disparo, onClose }: { disparo: Disparo; onClose: () => void }) {
  const { mutate, isPending, error } = useReenviarDisparo()
  const [motivo, setMotivo] = useState('')
  const [missing, setMissing] = useState(false)
  const send = () => {
    setMissing(motivo.trim() === '')
    if (motivo.trim() === '' || isPending) return
    const onSuccess = () => {
      toast.feito(t.feito)
      onClose()
    }
    mutate({ params: { id: disparo.id }, body: { motivo } }, { onSuccess })
  }
  const acoes = (
    <>
      <Button onPress={onClose}>{t.cancelar}</Button>
      <Button variante="primario" type="submit" tecla={TECLAS.salvar} isPending={isPending}>
        {t.enviar}
      </Button>
    </>
  )
  return (
    <Dialog
      titulo={t.titulo}
      largura="estreito"
      onClose={onClose}
      isDirty={motivo !== ''}
      onSubmit={send}
      submitTecla={TECLAS.salvar}
      acoes={acoes}
    >
      <div className={css.pilha}>
        {error && <ErrorBlock mensagem={error.message} />}
        <p>{t.para(nomeDoDisparo(disparo))}</p>
        <TextField
          label={t.motivo}
          description={t.motivoAjuda}
          errorMessage={missing ? t.semMotivo : undefined}
          value={motivo}
          onChange={setMotivo}
          maxLength={200}
          autoFocus
        />
      </div>
    </Dialog>
  )
}
