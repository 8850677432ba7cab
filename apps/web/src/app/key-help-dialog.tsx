import { Checkbox } from '#ui/checkbox.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { setLetras, useLetras } from '#ui/letras.ts'
import { KeyList } from './key-list.tsx'
import { textos } from './textos.ts'

export function KeyHelpDialog({ onClose }: { onClose: () => void }) {
  const letras = useLetras()
  return (
    <Dialog titulo={textos.ajuda.titulo} largura="estreito" onClose={onClose}>
      <KeyList />
      <Checkbox isSelected={letras} onChange={setLetras}>
        {textos.ajuda.letras}
      </Checkbox>
    </Dialog>
  )
}
