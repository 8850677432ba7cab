import { Dialog } from '#ui/dialog.tsx'
import { KeyList } from './key-list.tsx'
import { textos } from './textos.ts'

export function KeyHelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog titulo={textos.ajuda.titulo} largura="estreito" onClose={onClose}>
      <KeyList />
    </Dialog>
  )
}
