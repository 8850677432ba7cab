import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { nomeDoDisparo, oQueVai, situacaoDoDisparo } from '#textos/disparo.ts'
import { MEIOS } from '#textos/rotulos.ts'
import { enderecoTexto } from '#textos/valores.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { acaoDe } from './acoes.ts'
import { enviosQuery } from './api/envios-query.ts'
import { AndamentoDialog } from './components/andamento-dialog.tsx'
import { AtoDialog } from './components/ato-dialog.tsx'
import { textos } from './textos.ts'
import css from './envios-panel.module.css'

const t = textos.colunas

const COLUNAS: readonly Coluna<Disparo>[] = [
  {
    id: 'competencia',
    titulo: t.competencia,
    celula: ({ competencia }) => (competencia === null ? '—' : formatCompetencia(competencia, 'curta')),
  },
  {
    id: 'envio',
    titulo: t.envio,
    celula: (disparo) => <Envio {...disparo} />,
    nomeiaLinha: true,
  },
  { id: 'situacao', titulo: t.situacao, celula: (disparo) => <Situacao {...disparo} /> },
  {
    id: 'para',
    titulo: t.para,
    celula: ({ meio, endereco }) => <span className={css.para}>{enderecoTexto(meio, endereco) ?? '—'}</span>,
  },
  {
    id: 'desde',
    titulo: t.desde,
    celula: ({ estadoEm }) => <span className={css.desde}>{instanteTexto(estadoEm)}</span>,
  },
]

/** What goes and by what; of a bill that travels in another one's message that is said. */
function Envio({ meio, juntoComId, ...disparo }: Disparo) {
  return (
    <>
      {oQueVai(disparo)} · {MEIOS[meio]}
      {juntoComId !== null && <div className={css.dito}>{textos.junto}</div>}
    </>
  )
}

const acoes = (onAct: (disparo: Disparo) => void): Coluna<Disparo> => ({
  id: 'acoes',
  titulo: t.acoes,
  tituloOculto: true,
  celula: (disparo) => <Acao disparo={disparo} onAct={onAct} />,
})

const andamento = (onAbrir: (disparo: Disparo) => void): Coluna<Disparo> => ({
  id: 'andamento',
  titulo: textos.verAndamento,
  tituloOculto: true,
  celula: (disparo) => (
    <Button
      variante="discreto"
      aria-label={textos.de(textos.verAndamento, nomeDoDisparo(disparo))}
      onPress={() => onAbrir(disparo)}
    >
      {textos.verAndamento}
    </Button>
  ),
})

export interface EnviosPanelProps {
  ucId: number
  /** Whether this person may send again and cancel. */
  podeAgir: boolean
}

/**
 * Each bill of a UC on its way: over what, to whom, what became of it, and what a supervisor can do
 * about it. Enter opens all that happened to one.
 */
export function EnviosPanel({ ucId, podeAgir }: EnviosPanelProps) {
  const query = useInfiniteQuery(enviosQuery(ucId))
  const [chosen, setChosen] = useState<Disparo | null>(null)
  const [aberto, setAberto] = useState<number | null>(null)
  const open = andamento(({ id }) => setAberto(id))
  const colunas = podeAgir ? [...COLUNAS, open, acoes(setChosen)] : [...COLUNAS, open]
  return (
    <div className={css.pilha}>
      <QueryBlock query={query} linhas={6}>
        {({ pages }) => (
          <Table
            label={textos.titulo}
            colunas={colunas}
            linhas={pages.flatMap(({ itens }) => itens)}
            idDe={({ id }) => id}
            onRowAction={(id) => setAberto(Number(id))}
            vazio={<EmptyState titulo={textos.vazio}>{textos.vazioAjuda}</EmptyState>}
          />
        )}
      </QueryBlock>
      {query.hasNextPage && (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {textos.mais}
        </Button>
      )}
      {aberto !== null && <AndamentoDialog disparoId={aberto} onClose={() => setAberto(null)} />}
      {chosen && <AtoDialog ucId={ucId} disparo={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

function Situacao(disparo: Disparo) {
  const { ultimoErro, motivoReenvio } = disparo
  const { rotulo, tom } = situacaoDoDisparo(disparo)
  const dito = ultimoErro ?? (motivoReenvio === null ? null : textos.reenviadoPor(motivoReenvio))
  return (
    <span className={css.situacao}>
      <Badge tom={tom}>{rotulo}</Badge>
      {dito !== null && <span className={css.dito}>{dito}</span>}
    </span>
  )
}

function Acao({ disparo, onAct }: { disparo: Disparo; onAct: (disparo: Disparo) => void }) {
  const acao = acaoDe(disparo)
  if (acao === null) return null
  const rotulo = acao === 'reenviar' ? textos.reenvio.acao : textos.cancelamento.acao
  return (
    <Button
      variante="discreto"
      onPress={() => onAct(disparo)}
      aria-label={textos.de(rotulo, nomeDoDisparo(disparo))}
    >
      {rotulo}
    </Button>
  )
}
