import { Dialog } from '#ui/dialog.tsx'

export interface RecadastramentoModalProps {
  ucId: number
  /** Null outside a call: what is changed then carries the user and no protocol. */
  atendimentoId: number | null
  /** Why it is open: due by itself, or asked for by hand. */
  origem: 'automatico' | 'alteracao_cadastral'
  onClose: () => void
}

export function RecadastramentoModal({ onClose }: RecadastramentoModalProps) {
  return (
    <Dialog titulo="Recadastramento" onClose={onClose}>
      {null}
    </Dialog>
  )
}
