import type { FontesModelo, preverModelo, TipoModelo } from '@ramal/shared/contracts/modelos.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Answer } from '#api/client.ts'
import { ProblemaError } from '#api/problema-error.ts'
import { previaQuery } from './api/previa-query.ts'
import type { Parte } from './use-modelo-form.ts'

const PAUSE_MS = 400

export interface Previa {
  /** The last words that were right, rendered. */
  data: Answer<typeof preverModelo> | undefined
  faults: Readonly<Partial<Record<Parte, string>>>
  /** A failure that is of no field. */
  geral: string | null
}

/** The message as it is written, shortly after the typing pauses, and what is wrong with it. */
export function usePrevia(tipo: TipoModelo, fontes: FontesModelo): Previa {
  const [asked, setAsked] = useState(fontes)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(fontes), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [fontes])
  const { data, error } = useQuery(previaQuery(tipo, asked))
  const campos = error instanceof ProblemaError ? error.campos : []
  return {
    data,
    faults: Object.fromEntries(
      // The first of each field: the others often follow from it.
      campos.toReversed().map(({ campo, mensagem }) => [campo, mensagem]),
    ),
    geral: error && campos.length === 0 ? error.message : null,
  }
}
