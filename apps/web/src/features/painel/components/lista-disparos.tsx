import type { Disparo, listarDisparos } from '@ramal/shared/contracts/disparos.ts'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { Answer } from '#api/client.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'

export interface ListaDisparosProps {
  textos: { titulo: string; explicacao: string; vazio: string; vazioAjuda: string }
  colunas: readonly Coluna<Disparo>[]
  query: UseInfiniteQueryResult<InfiniteData<Answer<typeof listarDisparos>>>
}

/** One list of the panel, a page at a time. */
export function ListaDisparos({ textos: t, colunas, query }: ListaDisparosProps) {
  return (
    <Panel titulo={t.titulo}>
      <div className={pagina.pilha}>
        <p className={pagina.nota}>{t.explicacao}</p>
        <QueryBlock query={query} linhas={4}>
          {({ pages }) => (
            <Table
              label={t.titulo}
              colunas={colunas}
              linhas={pages.flatMap(({ itens }) => itens)}
              idDe={({ id }) => id}
              vazio={<EmptyState titulo={t.vazio}>{t.vazioAjuda}</EmptyState>}
            />
          )}
        </QueryBlock>
        {query.hasNextPage && (
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {textos.mais}
          </Button>
        )}
      </div>
    </Panel>
  )
}
