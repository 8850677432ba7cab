import type { listarPagamentosSemFatura } from '@ramal/shared/contracts/pagamentos.ts'
import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Answer } from '#api/client.ts'
import { ORIGENS_PAGAMENTO } from '#textos/rotulos.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { pagamentosSemFaturaQuery } from '../api/pagamentos-sem-fatura-query.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './importacao.module.css'

const t = textos.semFatura

type Pagamento = Answer<typeof listarPagamentosSemFatura>['itens'][number]

const COLUNAS: readonly Coluna<Pagamento>[] = [
  {
    id: 'referencia',
    titulo: t.colunas.referencia,
    celula: ({ referencia }) => <span className={css.referencia}>{referencia}</span>,
    nomeiaLinha: true,
  },
  { id: 'origem', titulo: t.colunas.origem, celula: ({ origem }) => ORIGENS_PAGAMENTO[origem] },
  { id: 'banco', titulo: t.colunas.banco, celula: ({ banco }) => banco ?? '—' },
  { id: 'pagoEm', titulo: t.colunas.pagoEm, celula: ({ pagoEm }) => formatDay(pagoEm) },
  { id: 'creditoEm', titulo: t.colunas.creditoEm, celula: ({ creditoEm }) => formatDay(creditoEm) },
  {
    id: 'valor',
    titulo: t.colunas.valor,
    celula: ({ valorCentavos }) => formatCentavos(valorCentavos),
    direita: true,
  },
  { id: 'em', titulo: t.colunas.em, celula: ({ recebidoEm }) => instanteTexto(recebidoEm) },
]

/** What was paid and belongs to no known bill: kept until the bill comes in. */
export function PagamentosSemFatura() {
  const query = useInfiniteQuery(pagamentosSemFaturaQuery)
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
