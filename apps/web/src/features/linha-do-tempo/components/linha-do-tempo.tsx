import type { EventoProtocolo } from '@ramal/shared/contracts/protocolos.ts'
import { useQuery } from '@tanstack/react-query'
import { protocoloQuery } from '#api/protocolo-query.ts'
import { eventoTexto } from '#textos/eventos.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { horaTexto } from '#ui/formats.ts'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { textos } from '../textos.ts'
import css from './linha-do-tempo.module.css'

/** What was sent in a call goes on by itself (queue, attempts, acceptance), so the list is read again. */
const REFRESH_MS = 10_000

/** What happened under the open protocol, the newest first. */
export function LinhaDoTempo({
  protocolo,
  className,
}: {
  protocolo: string
  className?: string | undefined
}) {
  const query = useQuery({ ...protocoloQuery(protocolo), refetchInterval: REFRESH_MS })
  return (
    <Panel titulo={textos.titulo} className={className}>
      <QueryBlock query={query} linhas={5}>
        {({ eventos }) =>
          eventos.length === 0 ? (
            <EmptyState titulo={textos.vazia}>{textos.vaziaExplicacao}</EmptyState>
          ) : (
            // It scrolls: the keyboard reaches it as well.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <ol className={css.lista} tabIndex={0} aria-label={textos.titulo}>
              {eventos.toReversed().map((evento) => (
                <Evento key={evento.id} evento={evento} />
              ))}
            </ol>
          )
        }
      </QueryBlock>
    </Panel>
  )
}

function Evento({ evento: { em, dados } }: { evento: EventoProtocolo }) {
  const { titulo, detalhes, tom } = eventoTexto(dados)
  return (
    <li className={css.evento} data-tom={tom}>
      <time dateTime={em} className={css.hora}>
        {horaTexto(em)}
      </time>
      <div className={css.texto}>
        <span className={css.titulo}>{titulo}</span>
        {detalhes.map((detalhe) => (
          <span key={detalhe} className={css.detalhe}>
            {detalhe}
          </span>
        ))}
      </div>
    </li>
  )
}
