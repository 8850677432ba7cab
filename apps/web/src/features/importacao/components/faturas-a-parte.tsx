import type { listarFaturasAParte } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Answer } from '#api/client.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { faturasAParteQuery } from '../api/faturas-a-parte-query.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'

const t = textos.aParte

type Fatura = Answer<typeof listarFaturasAParte>['itens'][number]

const COLUNAS: readonly Coluna<Fatura>[] = [
  { id: 'chave', titulo: t.colunas.chave, celula: ({ chave }) => chave, nomeiaLinha: true },
  { id: 'uc', titulo: t.colunas.uc, celula: ({ ucInformada }) => formatUcNumber(ucInformada) },
  {
    id: 'competencia',
    titulo: t.colunas.competencia,
    celula: ({ competencia }) => formatCompetencia(competencia),
  },
  {
    id: 'valor',
    titulo: t.colunas.valor,
    celula: ({ valorCentavos }) => formatCentavos(valorCentavos),
    direita: true,
  },
  { id: 'em', titulo: t.colunas.em, celula: ({ importadaEm }) => instanteTexto(importadaEm) },
]

/** What was received and belongs to no known UC: kept, never lost. */
export function FaturasAParte() {
  const query = useInfiniteQuery(faturasAParteQuery)
  return (
    <Panel titulo={t.titulo}>
      <div className={pagina.pilha}>
        <p>{t.explicacao}</p>
        <QueryBlock query={query} linhas={4}>
          {({ pages }) => (
            <Table
              label={t.titulo}
              colunas={COLUNAS}
              linhas={pages.flatMap(({ itens }) => itens)}
              idDe={({ id }) => id}
              vazio={<EmptyState titulo={t.vazia}>{t.vaziaAjuda}</EmptyState>}
            />
          )}
        </QueryBlock>
        {query.hasNextPage && (
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t.mais}
          </Button>
        )}
      </div>
    </Panel>
  )
}
