import { type ReactNode, useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { TextField } from '#ui/text-field.tsx'
import pagina from '#ui/pagina.module.css'

interface Palavras {
  /** The label of the reason. */
  motivo: string
  /** What becomes of the reason. */
  ajuda?: string
  /** The word on the button that does nothing. */
  voltar: string
}

const DE_ENVIO: Palavras = {
  motivo: 'Motivo',
  ajuda: 'Fica guardado com o envio, com quem pediu e quando.',
  voltar: 'Voltar',
}

export interface MotivoDialogProps {
  titulo: string
  /** What happens to what, in a sentence. */
  pergunta: string
  /** What to mind before doing it. */
  aviso?: string | undefined
  /** The word on the button that does it. */
  acao: string
  /** What is said when no reason was given. */
  semMotivo: string
  /** Those of an act on a disparo, when not given. */
  palavras?: Palavras
  /** In characters, what the contract of the act takes; 200 when not given. */
  maxLength?: number
  perigo?: boolean
  isPending: boolean
  /** What the server answered, when it refused. */
  erro: string | undefined
  onConfirm: (motivo: string) => void
  onClose: () => void
  /** What else is to be decided. */
  children?: ReactNode
}

/** Asks why before it lets an act happen. */
export function MotivoDialog({ titulo, pergunta, aviso, acao, semMotivo, ...props }: MotivoDialogProps) {
  const { palavras = DE_ENVIO, maxLength = 200, perigo = false } = props
  const { isPending, erro, onConfirm, onClose, children } = props
  const [motivo, setMotivo] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = () => {
    setMissing(motivo.trim() === '')
    if (motivo.trim() !== '' && !isPending) onConfirm(motivo)
  }
  const acoes = (
    <>
      <Button onPress={onClose}>{palavras.voltar}</Button>
      <Button
        variante={perigo ? 'perigo' : 'primario'}
        type="submit"
        tecla={TECLAS.salvar}
        isPending={isPending}
      >
        {acao}
      </Button>
    </>
  )
  return (
    <Dialog
      titulo={titulo}
      largura="estreito"
      onClose={onClose}
      isDirty={motivo !== ''}
      onSubmit={submit}
      submitTecla={TECLAS.salvar}
      acoes={acoes}
    >
      <div className={pagina.pilha}>
        {erro !== undefined && <ErrorBlock mensagem={erro} />}
        <p>{pergunta}</p>
        {aviso !== undefined && <p>{aviso}</p>}
        <TextField
          label={palavras.motivo}
          description={palavras.ajuda}
          errorMessage={missing ? semMotivo : undefined}
          value={motivo}
          onChange={setMotivo}
          maxLength={maxLength}
          autoFocus
        />
        {children}
      </div>
    </Dialog>
  )
}
