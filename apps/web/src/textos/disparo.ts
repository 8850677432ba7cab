import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { FINALIDADES } from './rotulos.ts'
import { enderecoTexto } from './valores.ts'

/** What names a disparo in a button or a question: '1ª via de 11/2026 para ana@example.com'. */
export function nomeDoDisparo({ finalidade, competencia, meio, endereco }: Disparo): string {
  const para = enderecoTexto(meio, endereco)
  const de = competencia === null ? '' : ` de ${formatCompetencia(competencia)}`
  return `${FINALIDADES[finalidade]}${de} ${para === null ? 'em papel' : `para ${para}`}`
}
