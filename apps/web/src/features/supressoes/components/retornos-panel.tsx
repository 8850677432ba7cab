import type { contarRetornos, Retorno } from '@ramal/shared/contracts/retornos.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Answer } from '#api/client.ts'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { contagensQuery, retornosSemDisparoQuery } from '../api/retornos-query.ts'
import { textos, TIPOS_RETORNO } from '../textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './supressoes.module.css'

const t = textos.retornos

const COLUNAS: readonly Coluna<Retorno>[] = [
  {
    id: 'em',
    titulo: t.colunas.em,
    celula: ({ recebidoEm }) => instanteTexto(recebidoEm),
    nomeiaLinha: true,
  },
  { id: 'tipo', titulo: t.colunas.tipo, celula: ({ tipo }) => TIPOS_RETORNO[tipo] },
  { id: 'acao', titulo: t.colunas.acao, celula: ({ acao }) => acao },
  { id: 'status', titulo: t.colunas.status, celula: ({ status }) => status },
  {
    id: 'diagnostico',
    titulo: t.colunas.diagnostico,
    celula: ({ diagnostico }) => <span className={css.evidencia}>{diagnostico}</span>,
  },
]

/** How much came back of each kind, and what of it could not be tied to anything that was sent. */
export function RetornosPanel() {
  return (
    <Panel titulo={t.titulo}>
      <div className={pagina.pilha}>
        <p className={pagina.nota}>{t.explicacao}</p>
        <QueryBlock query={useQuery(contagensQuery)} linhas={6}>
          {(contagens) =>
            contagens.length === 0 ? (
              <EmptyState titulo={t.nenhum}>{t.nenhumAjuda}</EmptyState>
            ) : (
              <>
                <Contagens contagens={contagens} />
                <SemDisparo />
              </>
            )
          }
        </QueryBlock>
      </div>
    </Panel>
  )
}

function SemDisparo() {
  const query = useInfiniteQuery(retornosSemDisparoQuery)
  return (
    <>
      <QueryBlock query={query} linhas={4}>
        {({ pages }) => (
          <Table
            label={t.lista}
            colunas={COLUNAS}
            linhas={pages.flatMap(({ itens }) => itens)}
            idDe={({ id }) => id}
            vazio={<EmptyState titulo={t.vazia} />}
          />
        )}
      </QueryBlock>
      {query.hasNextPage && (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t.mais}
        </Button>
      )}
    </>
  )
}

function Contagens({ contagens }: { contagens: Answer<typeof contarRetornos>['itens'] }) {
  return (
    <dl className={cx(pagina.contagens, css.contagens)}>
      {contagens.map(({ tipo, total, semDisparo }) => (
        <div key={tipo}>
          <dt>{TIPOS_RETORNO[tipo]}</dt>
          <dd>{semDisparo > 0 ? `${total} (${t.semDisparo(semDisparo)})` : total}</dd>
        </div>
      ))}
    </dl>
  )
}
