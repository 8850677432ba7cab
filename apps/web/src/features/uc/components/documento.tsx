import { formatDocument } from '@ramal/shared/domain/documents.ts'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { toast } from '#ui/toast.ts'
import { useRevelarDocumento } from '../api/revelar-documento.ts'
import { motivoOf, rememberMotivo } from '../motivos-revelacao.ts'
import { textos } from '../textos.ts'
import { RevealDialog } from './reveal-dialog.tsx'

export interface DocumentoProps {
  ucId: number
  atendimentoId: number | null
  mascarado: string | null
}

/** The masked document with *Mostrar*, which is recorded with its reason (LGPD). */
export function Documento({ ucId, atendimentoId, mascarado }: DocumentoProps) {
  const [shown, setShown] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const { mutate, isPending, error } = useRevelarDocumento()
  const reveal = (motivo: string) =>
    mutate(
      { params: { id: ucId }, body: { motivo } },
      {
        onSuccess: ({ documento }) => {
          rememberMotivo(atendimentoId, motivo)
          setIsAsking(false)
          setShown(documento)
        },
        onError: (problem) => {
          if (!isAsking) toast.erro(problem.message)
        },
      },
    )
  const toggle = () => {
    const motivo = motivoOf(atendimentoId)
    if (shown !== null) setShown(null)
    else if (motivo === null) setIsAsking(true)
    else reveal(motivo)
  }
  if (mascarado === null) return <>{textos.semDocumento}</>
  return (
    <>
      {shown === null ? mascarado : formatDocument(shown)}
      <Button
        variante="discreto"
        icone={shown === null ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
        isPending={isPending}
        onPress={toggle}
      >
        {shown === null ? textos.mostrar : textos.ocultar}
      </Button>
      {isAsking && (
        <RevealDialog
          problem={error?.message}
          isPending={isPending}
          onReveal={reveal}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  )
}
