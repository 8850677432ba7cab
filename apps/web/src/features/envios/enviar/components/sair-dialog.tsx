import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { textos } from '../textos.ts'

const t = textos.sair

/** Asks before what was typed is thrown away. */
export function SairDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const acoes = (
    <>
      <Button onPress={onStay} autoFocus>
        {t.voltar}
      </Button>
      <Button variante="perigo" onPress={onLeave}>
        {t.sair}
      </Button>
    </>
  )
  return (
    <Dialog titulo={t.titulo} role="alertdialog" largura="estreito" onClose={onStay} acoes={acoes}>
      <p>{t.pergunta}</p>
    </Dialog>
  )
}
