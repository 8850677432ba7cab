import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { lotesQuery } from './api/lotes-query.ts'
import { LotesTable } from './components/lotes-table.tsx'
import { NovoLote } from './components/novo-lote.tsx'
import { textos } from './textos.ts'
import pagina from '#ui/pagina.module.css'

const NADA = { total: 0, mais: false }

/** *Supervisão › Lotes de impressão*: what waits for paper, and the lots made of it. */
export function LotesImpressaoPage() {
  const query = useInfiniteQuery(lotesQuery)
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <QueryBlock query={query} linhas={10}>
        {({ pages }) => (
          <>
            <NovoLote esperando={pages[0]?.esperando ?? NADA} />
            <Panel titulo={textos.lista.titulo}>
              <div className={pagina.pilha}>
                <LotesTable lotes={pages.flatMap(({ itens }) => itens)} />
                {query.hasNextPage && (
                  <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                    {textos.lista.mais}
                  </Button>
                )}
              </div>
            </Panel>
          </>
        )}
      </QueryBlock>
    </div>
  )
}
