import {
  buscarSupressoes,
  listarSupressoes,
  type MotivoSupressao,
} from '@ramal/shared/contracts/supressoes.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

export interface FiltroDeSupressoes {
  /** Part of an address; empty for all. */
  endereco: string
  motivo: MotivoSupressao | null
  situacao: 'vigentes' | 'todas'
}

/** Suppressed addresses a page at a time, the newest first. */
export const supressoesQuery = ({ endereco, motivo, situacao }: FiltroDeSupressoes) =>
  infiniteQueryOptions({
    queryKey: [...keys.supressoes, { endereco, motivo, situacao }],
    queryFn: ({ pageParam, signal }) => {
      const filtro = {
        situacao,
        ...(motivo !== null && { motivo }),
        ...(pageParam !== null && { depois: pageParam }),
      }
      return endereco === ''
        ? call(listarSupressoes, { query: filtro }, { signal })
        : call(buscarSupressoes, { body: { ...filtro, endereco } }, { signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.depois,
  })
