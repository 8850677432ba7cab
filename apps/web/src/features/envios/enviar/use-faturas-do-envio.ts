import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { faturasQuery } from '#api/faturas-query.ts'

const isAnulada = ({ situacao }: FaturaResumo) => situacao === 'cancelada' || situacao === 'substituida'
const isPaga = ({ situacao }: FaturaResumo) => situacao === 'paga' || situacao === 'paga_compensando'

/** The bills of a request, some of which may have to leave it or to give way to the one that replaced them. */
export function useFaturasDoEnvio(
  ucId: number,
  inicial: readonly FaturaResumo[],
  conteudo: 'fatura' | 'barra',
) {
  const { data: todas } = useQuery(faturasQuery(ucId))
  const [faturas, setFaturas] = useState(inicial)
  const semBarra = (fatura: FaturaResumo) => conteudo === 'barra' && fatura.debitoAutomatico
  const tirar = (id: number) => setFaturas((faturas) => faturas.filter((fatura) => fatura.id !== id))
  const substituta = ({ substituidaPor }: FaturaResumo) =>
    substituidaPor ? todas?.find(({ id }) => id === substituidaPor.id) : undefined
  const trocar = (antiga: FaturaResumo) => {
    const nova = substituta(antiga)
    if (!nova) return
    setFaturas((faturas) => {
      const kept = faturas.filter(({ id }) => id !== nova.id)
      return kept.map((fatura) => (fatura.id === antiga.id ? nova : fatura))
    })
  }
  return {
    faturas,
    tirar,
    trocar,
    substituta,
    semBarra,
    isAnulada,
    impedidas: faturas.filter((fatura) => isAnulada(fatura) || semBarra(fatura)),
    pagas: faturas.filter(isPaga),
  }
}

export type FaturasDoEnvio = ReturnType<typeof useFaturasDoEnvio>
