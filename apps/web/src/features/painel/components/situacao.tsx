import { useQuery } from '@tanstack/react-query'
import { cx } from '#ui/cx.ts'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { contagensQuery } from '../api/contagens-query.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './painel.module.css'

const t = textos.situacao
const RUINS = ['falhou', 'devolvido', 'suprimido']

/** How much waits where. */
export function Situacao() {
  const query = useQuery(contagensQuery)
  return (
    <Panel titulo={t.titulo}>
      <QueryBlock query={query} linhas={2}>
        {(itens) => (
          <dl className={cx(pagina.contagens, css.contagens)}>
            {itens.map(({ grupo, total, mais }) => (
              <div key={grupo} data-ruim={RUINS.includes(grupo) && total > 0}>
                <dt>{t.grupos[grupo]}</dt>
                <dd>{t.total(total, mais)}</dd>
              </div>
            ))}
          </dl>
        )}
      </QueryBlock>
    </Panel>
  )
}
