import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { SITUACOES_FATURA, TIPOS_CALCULO, TIPOS_FATURA } from '#textos/rotulos.ts'

/** What a column is sorted by: words as they are read, numbers as numbers. */
const CHAVES = {
  competencia: (fatura) => fatura.competencia,
  vencimento: (fatura) => fatura.vencimento,
  valor: (fatura) => fatura.valorCentavos,
  saldo: (fatura) => fatura.saldoCentavos,
  situacao: (fatura) => SITUACOES_FATURA[fatura.situacao].rotulo,
  tipo: (fatura) => TIPOS_FATURA[fatura.tipo],
  numeroFiscal: (fatura) => fatura.numeroFiscal,
  numeroDocumento: (fatura) => fatura.numeroDocumento ?? '',
  tipoCalculo: (fatura) => TIPOS_CALCULO[fatura.tipoCalculo],
  nome: (fatura) => fatura.nome ?? '',
} as const satisfies Record<string, (fatura: FaturaResumo) => string | number>

export type OrdemFatura = keyof typeof CHAVES

const collator = new Intl.Collator('pt-BR', { numeric: true })

/** A sorted copy. Months and days are texts that sort as they are; what is equal keeps the newer bill first. */
export function sortFaturas(
  faturas: readonly FaturaResumo[],
  ordem: OrdemFatura,
  descendente: boolean,
): FaturaResumo[] {
  const key = CHAVES[ordem]
  const keyed = faturas.map((fatura) => ({ fatura, key: key(fatura) }))
  const sign = descendente ? -1 : 1
  keyed.sort((a, b) => sign * compare(a.key, b.key) || b.fatura.id - a.fatura.id)
  return keyed.map(({ fatura }) => fatura)
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
