import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { QueryBlock } from '#ui/query-block.tsx'
import { envioDigitalQuery } from '../api/envio-digital-query.ts'
import type { Endereco } from '../endereco.ts'
import { AdesaoForm } from './adesao-form.tsx'
import { AdesaoSalva } from './adesao-salva.tsx'

export interface AdesaoInlineProps {
  ucId: number
  atendimentoId: number | null
  /** An address that was heard elsewhere on the screen and need not be typed again. */
  enderecoInicial?: Endereco | null
  onSalvo: (salvo: EnvioDigital) => void
  onCancelar: () => void
}

/** The adhesion inside another form: it saves by itself, whatever becomes of what is around it. */
export function AdesaoInline({
  ucId,
  atendimentoId,
  enderecoInicial,
  onSalvo,
  onCancelar,
}: AdesaoInlineProps) {
  const query = useQuery(envioDigitalQuery(ucId))
  const [salvo, setSalvo] = useState<EnvioDigital | null>(null)
  if (salvo) return <AdesaoSalva salvo={salvo} atendimentoId={atendimentoId} />
  const saved = (envioDigital: EnvioDigital) => {
    setSalvo(envioDigital)
    onSalvo(envioDigital)
  }
  return (
    <QueryBlock query={query} linhas={8}>
      {(envioDigital) => (
        <AdesaoForm
          envioDigital={envioDigital}
          atendimentoId={atendimentoId}
          enderecoInicial={enderecoInicial ?? null}
          onSalvo={saved}
          onCancelar={onCancelar}
        />
      )}
    </QueryBlock>
  )
}
