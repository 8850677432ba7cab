import { Keyboard } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useAtalho } from '#ui/use-atalho.ts'
import { TECLAS } from './teclas.ts'
import { textos } from './textos.ts'

const KeyHelpDialog = lazy(() =>
  import('./key-help-dialog.tsx').then((module) => ({ default: module.KeyHelpDialog })),
)

/** The help sheet of the keys: its button in the top bar, and `?` from anywhere. */
export function KeyHelp() {
  const [isOpen, setIsOpen] = useState(false)
  useAtalho(TECLAS.ajuda, () => setIsOpen(true))
  return (
    <>
      <Button
        variante="icone"
        aria-label={textos.ajuda.abrir}
        aria-keyshortcuts="?"
        icone={<Keyboard aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      />
      <Suspense>{isOpen && <KeyHelpDialog onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  )
}
