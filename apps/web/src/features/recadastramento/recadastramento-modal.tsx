import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { fichaQuery } from './api/ficha-query.ts'
import type { AdesaoSlotProps } from './components/aderir.tsx'
import { FichaDialog } from './components/ficha-dialog.tsx'
import { textos } from './textos.ts'
import type { Origem } from './use-ficha-form.ts'

export interface RecadastramentoModalProps {
  ucId: number
  /** Null outside a call: what is changed then carries the user and no protocol. */
  atendimentoId: number | null
  /** Why it is open: due by itself, or asked for by hand. */
  origem: Origem
  /** The form of the adhesion, which belongs to another feature: the page that knows both puts it in. */
  Adesao: ComponentType<AdesaoSlotProps>
  onClose: () => void
}

/** The recadastramento of a UC. It comes up when its data is there: an empty modal would swallow the first keys. */
export function RecadastramentoModal({ ucId, onClose, ...props }: RecadastramentoModalProps) {
  const { data, error, refetch } = useQuery(fichaQuery(ucId))
  if (data) return <FichaDialog key={ucId} source={data} onClose={onClose} {...props} />
  if (!error) return null
  return (
    <Dialog titulo={textos.titulo} onClose={onClose}>
      <ErrorBlock mensagem={error.message} onRetry={() => void refetch()} />
    </Dialog>
  )
}
