import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import type { MeioDigital, TipoCopia } from '#db/schema/envio-digital.ts'

export interface PrimeiraDigital {
  competencia: string
  /** Accepted by the receiving server; otherwise it is still on its way. */
  enviada: boolean
}

export interface SituacaoDaPrimeira {
  /** Competência of the latest bill on file, AAAA-MM. */
  ultimaCompetencia: string | null
  /** The first bill of the adhesion, once there is one. */
  primeira: PrimeiraDigital | null
  /** Month of today in São Paulo, AAAA-MM. */
  mesAtual: string
  adesao: { tipoCopia: TipoCopia; meios: readonly MeioDigital[] } | null
}

const NOMES: Record<MeioDigital, string> = { email: 'por e-mail', whatsapp: 'por WhatsApp' }

/** The sentence an agent reads out: which bill is the first to come digitally, how, and what becomes of the paper. */
export function primeiraFaturaDigital({
  ultimaCompetencia,
  primeira,
  mesAtual,
  adesao,
}: SituacaoDaPrimeira): string {
  const papel = adesao?.tipoCopia === 'impressa_tambem' ? ' A fatura impressa continua a ser entregue.' : ''
  if (primeira?.enviada)
    return `A primeira fatura digital foi a de ${formatCompetencia(primeira.competencia)}.${papel}`
  const meios = adesao ? `, ${[...new Set(adesao.meios)].map((meio) => NOMES[meio]).join(' e ')}` : ''
  const proxima = primeira?.competencia ?? (ultimaCompetencia && addMonths(ultimaCompetencia, 1))
  // A UC without a bill for months (new, switched off) gets no month promised.
  const qual =
    proxima && proxima >= addMonths(mesAtual, -1)
      ? `a de ${formatCompetencia(proxima)}`
      : 'a próxima a ser emitida'
  return `A primeira fatura digital será ${qual}${meios}.${papel}`
}

function addMonths(competencia: string, months: number): string {
  const index = Number(competencia.slice(0, 4)) * 12 + Number(competencia.slice(5)) - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
