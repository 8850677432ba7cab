import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import type { Tom } from '#ui/badge.tsx'
import { ESTADOS_DISPARO, FINALIDADES } from './rotulos.ts'
import { enderecoTexto } from './valores.ts'

/** What goes, in one word: a slip is a 2ª via too, but that is not what was asked for. */
export const oQueVai = ({ finalidade, conteudo }: Pick<Disparo, 'finalidade' | 'conteudo'>): string =>
  conteudo === 'barra' ? 'Barra' : FINALIDADES[finalidade]

/** What names a disparo in a button or a question: '1ª via de 11/2026 para ana@example.com'. */
export function nomeDoDisparo({ competencia, meio, endereco, ...disparo }: Disparo): string {
  const para = enderecoTexto(meio, endereco)
  const de = competencia === null ? '' : ` de ${formatCompetencia(competencia)}`
  return `${oQueVai(disparo)}${de} ${para === null ? 'em papel' : `para ${para}`}`
}

/** Its state as a word and the tone that repeats it. Paper waits for a printer and is printed: no server takes it. */
export function situacaoDoDisparo({ meio, estado, loteId }: Pick<Disparo, 'meio' | 'estado' | 'loteId'>): {
  rotulo: string
  tom: Tom
} {
  const situacao = ESTADOS_DISPARO[estado]
  if (meio !== 'impressao') return situacao
  if (estado === 'aceito') return { ...situacao, rotulo: 'impresso' }
  if (loteId !== null) return { ...situacao, rotulo: `no lote ${loteId}` }
  return estado === 'na_fila' ? { ...situacao, rotulo: 'espera a impressão' } : situacao
}
