import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import type { Tom } from '#ui/badge.tsx'
import { ESTADOS_DISPARO, FINALIDADES } from './rotulos.ts'
import { enderecoTexto } from './valores.ts'

/** What names a disparo in a button or a question: '1ª via de 11/2026 para ana@example.com'. */
export function nomeDoDisparo({ finalidade, conteudo, competencia, meio, endereco }: Disparo): string {
  const para = enderecoTexto(meio, endereco)
  const de = competencia === null ? '' : ` de ${formatCompetencia(competencia)}`
  const oQue = conteudo === 'barra' ? 'Barra' : FINALIDADES[finalidade]
  return `${oQue}${de} ${para === null ? 'em papel' : `para ${para}`}`
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
