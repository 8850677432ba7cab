import { conferirDestino } from '@ramal/shared/contracts/destinos.ts'
import { useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Answer } from '#api/client.ts'
import { call } from '#api/client.ts'
import { isEnderecoValido, type MeioComEndereco } from '#forms/endereco.ts'
import { digitados } from './rascunho.ts'

export type Conferencia = Answer<typeof conferirDestino>

/** Until the hand rests: an address grows by a letter at a time. */
const ESPERA_MS = 300

/** What is known of the addresses that were typed and of what is being typed, as soon as it is one. */
export function useConferencias(
  ucId: number,
  meio: MeioComEndereco | null,
  adicionados: readonly string[],
  digitado: string,
): readonly Conferencia[] {
  const resting = useResting(digitado)
  const enderecos = meio === null ? [] : [...adicionados, ...digitados(meio, resting)]
  return useQueries({
    queries: [...new Set(enderecos)]
      .filter((endereco) => meio !== null && isEnderecoValido(meio, endereco))
      .map((endereco) => ({
        queryKey: ['destino', ucId, meio, endereco],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          call(
            conferirDestino,
            { params: { id: ucId }, body: { meio: meio ?? 'email', endereco } },
            { signal },
          ),
        // Without an answer the server still says it when it is sent.
        retry: false,
      })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  })
}

function useResting(texto: string): string {
  const [resting, setResting] = useState(texto)
  useEffect(() => {
    const timer = setTimeout(() => setResting(texto), ESPERA_MS)
    return () => clearTimeout(timer)
  }, [texto])
  return texto === '' ? '' : resting
}
