import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia, formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { SITUACOES_FATURA, TIPOS_CALCULO, TIPOS_FATURA } from '#textos/rotulos.ts'
import { Badge } from '#ui/badge.tsx'
import type { ColunaGrade } from '#ui/grade.tsx'
import { textos } from './textos.ts'
import css from './components/faturas-panel.module.css'

const t = textos.colunas

const nome: ColunaGrade<FaturaResumo> = {
  id: 'nome',
  titulo: t.nome,
  celula: (fatura) => fatura.nome ?? '—',
  ordenavel: true,
  largura: 'minmax(200px, 1fr)',
}

/** First what a call is about, which stands in sight beside the time line on a 1280 px screen; then what may scroll. */
const COLUNAS: readonly ColunaGrade<FaturaResumo>[] = [
  {
    id: 'competencia',
    titulo: t.competencia,
    celula: ({ competencia }) => formatCompetencia(competencia, 'curta'),
    nomeiaLinha: true,
    ordenavel: true,
    largura: '96px',
  },
  {
    id: 'vencimento',
    titulo: t.vencimento,
    celula: ({ vencimento }) => formatDay(vencimento),
    direita: true,
    ordenavel: true,
    largura: '100px',
  },
  {
    id: 'valor',
    titulo: t.valor,
    celula: ({ valorCentavos }) => formatCentavos(valorCentavos),
    direita: true,
    ordenavel: true,
    largura: '104px',
  },
  {
    id: 'saldo',
    titulo: t.saldo,
    celula: ({ saldoCentavos }) => formatCentavos(saldoCentavos),
    direita: true,
    ordenavel: true,
    largura: '104px',
  },
  {
    id: 'situacao',
    titulo: t.situacao,
    celula: (fatura) => <Situacao fatura={fatura} />,
    ordenavel: true,
    largura: 'minmax(172px, 1fr)',
  },
  { id: 'tipo', titulo: t.tipo, celula: ({ tipo }) => TIPOS_FATURA[tipo], ordenavel: true, largura: '124px' },
  {
    id: 'numeroFiscal',
    titulo: t.numeroFiscal,
    celula: ({ numeroFiscal }) => numeroFiscal,
    direita: true,
    ordenavel: true,
    largura: '96px',
  },
  {
    id: 'numeroDocumento',
    titulo: t.numeroDocumento,
    celula: ({ numeroDocumento }) => numeroDocumento ?? '—',
    direita: true,
    ordenavel: true,
    largura: '140px',
  },
  {
    id: 'tipoCalculo',
    titulo: t.tipoCalculo,
    celula: ({ tipoCalculo }) => TIPOS_CALCULO[tipoCalculo],
    ordenavel: true,
    largura: '112px',
  },
]

/** @param numero the number of the UC, the same for all. */
export const colunasDe = (numero: string): readonly ColunaGrade<FaturaResumo>[] => [
  ...COLUNAS,
  { id: 'uc', titulo: t.uc, celula: () => formatUcNumber(numero), largura: '176px' },
  nome,
]

/** What is to be paid, then what is special about it. */
function Situacao({ fatura }: { fatura: FaturaResumo }) {
  const { situacao, autorizada, contingencia, debitoAutomatico, homologacao } = fatura
  const { rotulo, tom } = SITUACOES_FATURA[situacao]
  const { situacoes } = textos
  const nota = !autorizada
    ? contingencia
      ? situacoes.contingencia
      : situacoes.aguarda
    : debitoAutomatico && situacoes.debito
  return (
    <span className={css.situacao}>
      <Badge tom={tom}>
        {rotulo}
        {homologacao && <span className={css.marca}>*</span>}
      </Badge>
      {nota && <span className={css.nota}>{nota}</span>}
    </span>
  )
}
