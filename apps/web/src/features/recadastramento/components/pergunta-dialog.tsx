import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

export interface PerguntaDialogProps {
  titulo: string
  texto: string
  continuar: string
  confirmar: string
  onContinuar: () => void
  onConfirmar: () => void
}

/** Asks before leaving what was typed; Esc and the first button go back to it. */
export function PerguntaDialog(props: PerguntaDialogProps) {
  const acoes = (
    <>
      <Button onPress={props.onContinuar}>{props.continuar}</Button>
      <Button variante="primario" onPress={props.onConfirmar} autoFocus>
        {props.confirmar}
      </Button>
    </>
  )
  return (
    <Dialog
      titulo={props.titulo}
      role="alertdialog"
      largura="estreito"
      onClose={props.onContinuar}
      acoes={acoes}
    >
      {props.texto}
    </Dialog>
  )
}
