import { type FaturaResumo, verDocumentoFatura } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia, formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { urlOf } from '#api/client.ts'
import { Badge, type Tom } from '#ui/badge.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { faturasQuery } from '../api/listar-faturas.ts'
import { type OrdemFatura, sortFaturas } from '../sort-faturas.ts'
import { textos } from '../textos.ts'
import { FaturaActions } from './fatura-actions.tsx'

/** The bills of a UC. Enter or a double click opens the PDF of the row. */
export function FaturasPanel({ ucId }: { ucId: number }) {
  const query = useQuery(faturasQuery(ucId))
  const [ordem, setOrdem] = useState<OrdemFatura>('competencia')
  const [descending, setDescending] = useState(true)
  return (
    <QueryBlock query={query} linhas={12}>
      {(faturas) => (
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
  {
    id: 'numeroFiscal',
    titulo: textos.numeroFiscal,
    celula: ({ numeroFiscal }) => numeroFiscal,
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
]

function Situacao({ fatura }: { fatura: FaturaResumo }) {
  const [tom, rotulo] = situacaoOf(fatura)
  return <Badge tom={tom}>{rotulo}</Badge>
}

/** What matters most comes first: a bill that is only a rehearsal, then one that may not leave yet. */
function situacaoOf({ homologacao, autorizada, debitoAutomatico }: FaturaResumo): [Tom, string] {
  if (homologacao) return ['atencao', textos.situacoes.homologacao]
  if (!autorizada) return ['atencao', textos.situacoes.aguarda]
  return debitoAutomatico ? ['neutro', textos.situacoes.debito] : ['bom', textos.situacoes.autorizada]
}
