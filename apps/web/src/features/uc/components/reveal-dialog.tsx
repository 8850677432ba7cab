import { useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { TextField } from '#ui/text-field.tsx'
import { textos } from '../textos.ts'
import css from './identificacao.module.css'

const { revelacao } = textos
const MOTIVOS = [
  { valor: 'conferir', rotulo: revelacao.conferir },
  { valor: 'corrigir', rotulo: revelacao.corrigir },
  { valor: 'outro', rotulo: revelacao.outro },
] as const

export interface RevealDialogProps {
  problem: string | undefined
  isPending: boolean
  onReveal: (motivo: string) => void
  onClose: () => void
}

export function RevealDialog({ problem, isPending, onReveal, onClose }: RevealDialogProps) {
  const [escolha, setEscolha] = useState<(typeof MOTIVOS)[number]['valor']>('conferir')
  const [outro, setOutro] = useState('')
  const [fault, setFault] = useState<string>()
  const submit = () => {
    const motivo = escolha === 'outro' ? outro.trim() : revelacao[escolha]
    setFault(motivo === '' ? revelacao.vazio : undefined)
    if (motivo !== '' && !isPending) onReveal(motivo)
  }
  return (
    <Dialog
      titulo={revelacao.titulo}
      largura="estreito"
      onClose={onClose}
      onSubmit={submit}
      submitTecla={TECLAS.salvar}
      isDirty={outro !== ''}
      acoes={
        <>
          <Button onPress={onClose}>{revelacao.cancelar}</Button>
          <Button type="submit" variante="primario" isPending={isPending}>
            {textos.mostrar}
          </Button>
        </>
      }
    >
      <div className={css.dialogo}>
        {problem && <ErrorBlock mensagem={problem} />}
        <p>{revelacao.explicacao}</p>
        <Segmented
          label={revelacao.motivo}
          opcoes={MOTIVOS}
          valor={escolha}
          onChange={setEscolha}
          vertical
          autoFocus
        />
        {escolha === 'outro' && (
          <TextField
            label={revelacao.qual}
            value={outro}
            onChange={setOutro}
            errorMessage={fault}
            maxLength={200}
            autoFocus
          />
        )}
      </div>
    </Dialog>
  )
}
