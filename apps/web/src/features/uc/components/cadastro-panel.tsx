import { UserPen } from 'lucide-react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { textos } from '../textos.ts'
import css from './identificacao.module.css'

/** *Consumidor › Solicitação de serviço › Alteração cadastral*: the way to the recadastramento by hand. */
export function CadastroPanel({ onAlterar }: { onAlterar: () => void }) {
  return (
    <div className={css.tarefa}>
      <p>{textos.cadastro.explicacao}</p>
      <Button icone={<UserPen aria-hidden="true" />} tecla={TECLAS.recadastramento} onPress={onAlterar}>
        {textos.cadastro.alterar}
      </Button>
    </div>
  )
}
