import type { ProtocoloDetalhe } from '@ramal/shared/contracts/protocolos.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { protocoloQuery } from '#api/protocolo-query.ts'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { AtendimentoResumo } from './components/atendimento-resumo.tsx'
import { EventoItem } from './components/evento-item.tsx'
import { ProtocoloLookup } from './components/protocolo-lookup.tsx'
import { textos } from './textos.ts'
import css from './components/protocolo.module.css'

export interface ProtocoloPageProps {
  /** Absent on the lookup page, where one is typed. */
  protocolo?: string
}

/** Everything that a protocol recorded and caused, found by its number; made to be printed too. */
export function ProtocoloPage({ protocolo }: ProtocoloPageProps) {
  return (
    <div className={css.pagina}>
      {protocolo === undefined && <h1>{textos.titulo}</h1>}
      <ProtocoloLookup protocolo={protocolo} />
      {protocolo !== undefined && <Protocolo protocolo={protocolo} />}
    </div>
  )
}

function Protocolo({ protocolo }: { protocolo: string }) {
  const query = useQuery(protocoloQuery(protocolo))
  if (query.error?.status === 404) {
    return <EmptyState titulo={textos.naoEncontrado}>{textos.naoEncontradoAjuda}</EmptyState>
  }
  return (
    <QueryBlock query={query} linhas={10}>
      {(detalhe) => <Detalhe {...detalhe} />}
    </QueryBlock>
  )
}

function Detalhe({ atendimento, uc, eventos }: ProtocoloDetalhe) {
  const numero = formatProtocolo(atendimento.protocolo)
  return (
    <article className={css.detalhe} aria-label={`${textos.titulo} ${numero}`}>
      <div className={css.cabeca}>
        <h1>
          {textos.titulo} {numero}
        </h1>
        <CopyButton texto={atendimento.protocolo} oQue="o protocolo" />
        <Button
          className={css.imprimir ?? ''}
          icone={<Printer aria-hidden="true" />}
          onPress={() => window.print()}
        >
          {textos.imprimir}
        </Button>
      </div>
      <AtendimentoResumo atendimento={atendimento} uc={uc} />
      <h2 className={css.subtitulo}>{textos.eventos}</h2>
      {eventos.length === 0 ? (
        <EmptyState titulo={textos.semEventos} />
      ) : (
        <ol className={css.eventos}>
          {eventos.map((evento) => (
            <EventoItem key={evento.id} evento={evento} />
          ))}
        </ol>
      )}
    </article>
  )
}
