import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { FINALIDADES, MEIOS } from '#textos/rotulos.ts'
import { enderecoTexto } from '#textos/valores.ts'
import { instanteTexto } from '#ui/formats.ts'
import type { Coluna } from '#ui/table.tsx'
import { textos } from './textos.ts'

const t = textos.colunas

const ucDe = ({ numero }: Disparo) => (numero === null ? textos.semUc : formatUcNumber(numero))
const paraDe = ({ meio, endereco }: Disparo) => enderecoTexto(meio, endereco)

/** The columns that both tables of the panel begin with. */
export const COLUNAS_DO_DISPARO: readonly Coluna<Disparo>[] = [
  { id: 'uc', titulo: t.uc, celula: ucDe, nomeiaLinha: true },
  {
    id: 'competencia',
    titulo: t.competencia,
    celula: ({ competencia }) => (competencia === null ? '—' : formatCompetencia(competencia)),
  },
  {
    id: 'envio',
    titulo: t.envio,
    celula: ({ finalidade, meio }) => `${FINALIDADES[finalidade]} · ${MEIOS[meio]}`,
  },
  { id: 'para', titulo: t.para, celula: (disparo) => paraDe(disparo) ?? '—' },
  { id: 'desde', titulo: t.desde, celula: ({ estadoEm }) => instanteTexto(estadoEm) },
]
