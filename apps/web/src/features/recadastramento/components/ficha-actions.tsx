import { Ban, Check } from 'lucide-react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { useAtalho } from '#ui/use-atalho.ts'
import { textos } from '../textos.ts'

export interface FichaActionsProps {
  isPending: boolean
  /** False while the adhesion is open: Ctrl+Enter saves that one. */
  savesByKey: boolean
  onRegistrar: () => void
  onRecusar: () => void
  onDepois: () => void
}

/** The three ways out of the modal. Inside the dialog, so that its keys sleep when another one lies over it. */
export function FichaActions({ isPending, savesByKey, onRegistrar, onRecusar, onDepois }: FichaActionsProps) {
  useAtalho(TECLAS.salvar, onRegistrar, savesByKey && !isPending)
  return (
    <>
      <Button tecla={TECLAS.voltar} onPress={onDepois} isDisabled={isPending}>
        {textos.depois}
      </Button>
      <Button icone={<Ban aria-hidden="true" />} onPress={onRecusar} isDisabled={isPending}>
        {textos.naoAceitou}
      </Button>
      <span data-parada="aberta">
        <Button
          variante="primario"
          icone={<Check aria-hidden="true" />}
          // While the adhesion is open the key is on its own button.
          {...(savesByKey && { tecla: TECLAS.salvar })}
          onPress={onRegistrar}
          isPending={isPending}
        >
          {textos.recadastrar}
        </Button>
      </span>
    </>
  )
}
