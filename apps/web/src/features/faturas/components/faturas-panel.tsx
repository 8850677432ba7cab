import { type FaturaResumo, verDocumentoFatura } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia, formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { urlOf } from '#api/client.ts'
import { Badge } from '#ui/badge.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { faturasQuery } from '../api/listar-faturas.ts'
import { type OrdemFatura, sortFaturas } from '../sort-faturas.ts'
import { textos } from '../textos.ts'
import { FaturaActions } from './fatura-actions.tsx'
import css from './faturas-panel.module.css'

/** The bills of a UC. Enter or a double click opens the PDF of the row. */
export function FaturasPanel({ ucId }: { ucId: number }) {
  const query = useQuery(faturasQuery(ucId))
  const [ordem, setOrdem] = useState<OrdemFatura>('competencia')
  const [descending, setDescending] = useState(true)
  return (
    <QueryBlock query={query} linhas={12}>
      {(faturas) => (
        <>
          <Table
            label={textos.titulo}
            colunas={COLUNAS}
            linhas={sortFaturas(faturas, ordem, descending)}
            idDe={({ id }) => id}
            sortDescriptor={{ column: ordem, direction: descending ? 'descending' : 'ascending' }}
            onSortChange={({ column, direction }) => {
              setOrdem(column as OrdemFatura)
              setDescending(direction === 'descending')
            }}
            onRowAction={(id) => window.open(documentUrl(Number(id)), '_blank', 'noopener')}
            vazio={<EmptyState titulo={textos.vazio}>{textos.vazioExplicacao}</EmptyState>}
          />
          {faturas.some(({ homologacao }) => homologacao) && <p className={css.nota}>{textos.homologacao}</p>}
        </>
      )}
    </QueryBlock>
  )
}

const documentUrl = (id: number) => urlOf(verDocumentoFatura, { params: { id } })

const COLUNAS: readonly Coluna<FaturaResumo>[] = [
  {
    id: 'competencia',
    titulo: textos.competencia,
    celula: ({ competencia }) => formatCompetencia(competencia, 'curta'),
    ordenavel: true,
    nomeiaLinha: true,
  },
  {
    id: 'vencimento',
    titulo: textos.vencimento,
    celula: ({ vencimento }) => formatDay(vencimento),
    ordenavel: true,
    direita: true,
  },
  {
    id: 'valorCentavos',
    titulo: textos.valor,
    celula: ({ valorCentavos }) => formatCentavos(valorCentavos),
    ordenavel: true,
    direita: true,
  },
  { id: 'situacao', titulo: textos.situacao, celula: (fatura) => <Situacao fatura={fatura} /> },
  {
    id: 'acoes',
    titulo: textos.acoes,
    tituloOculto: true,
    celula: (fatura) => <FaturaActions fatura={fatura} href={documentUrl(fatura.id)} />,
  },
  // Last: on a small screen these are what may scroll out of sight.
  {
    id: 'numeroFiscal',
    titulo: textos.numeroFiscal,
    celula: ({ numeroFiscal }) => numeroFiscal,
    ordenavel: true,
    direita: true,
  },
  {
    id: 'numeroDocumento',
    titulo: textos.numeroDocumento,
    celula: ({ numeroDocumento }) => numeroDocumento ?? '—',
    ordenavel: true,
    direita: true,
  },
]

/** Whether it may leave, then what is special about how it is paid. */
function Situacao({ fatura }: { fatura: FaturaResumo }) {
  const { autorizada, contingencia, debitoAutomatico, homologacao } = fatura
  const { situacoes } = textos
  const esperando = contingencia ? situacoes.contingencia : situacoes.aguarda
  return (
    <span className={css.situacao}>
      <Badge tom={autorizada ? 'bom' : 'atencao'}>
        {autorizada ? situacoes.autorizada : esperando}
        {homologacao && <span className={css.marca}>*</span>}
      </Badge>
      {debitoAutomatico && <span className={css.nota}>{situacoes.debito}</span>}
    </span>
  )
}
