import type { MotivoSupressao, Supressao } from '@ramal/shared/contracts/supressoes.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { type FiltroDeSupressoes, supressoesQuery } from '../api/supressoes-query.ts'
import { MOTIVOS, textos } from '../textos.ts'
import { LevantarDialog } from './levantar-dialog.tsx'
import { NovaDialog } from './nova-dialog.tsx'
import { SupressoesTable } from './supressoes-table.tsx'
import pagina from '#ui/pagina.module.css'
import css from './supressoes.module.css'

const t = textos.lista

/** The list with its filter; one dialog at a time adds or lifts. */
export function SupressoesPanel() {
  const [filtro, setFiltro] = useState<FiltroDeSupressoes>({
    endereco: '',
    motivo: null,
    situacao: 'vigentes',
  })
  const [adding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<Supressao | null>(null)
  const query = useInfiniteQuery(supressoesQuery(filtro))
  return (
    <Panel titulo={t.titulo} acoes={<Button onPress={() => setAdding(true)}>{t.nova}</Button>}>
      <div className={pagina.pilha}>
        <p className={pagina.nota}>{t.explicacao}</p>
        <Filtros filtro={filtro} onChange={setFiltro} />
        <QueryBlock query={query} linhas={6}>
          {({ pages }) => (
            <SupressoesTable supressoes={pages.flatMap(({ itens }) => itens)} onLift={setLifting} />
          )}
        </QueryBlock>
        {query.hasNextPage && (
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t.mais}
          </Button>
        )}
      </div>
      {adding && <NovaDialog onClose={() => setAdding(false)} />}
      {lifting && <LevantarDialog supressao={lifting} onClose={() => setLifting(null)} />}
    </Panel>
  )
}

type Motivo = MotivoSupressao | 'todos'

const OPCOES: readonly { valor: Motivo; rotulo: string }[] = [
  { valor: 'todos', rotulo: t.todosMotivos },
  ...(Object.keys(MOTIVOS) as MotivoSupressao[]).map((valor) => ({ valor, rotulo: MOTIVOS[valor].rotulo })),
]

const SITUACOES = [
  { valor: 'vigentes', rotulo: t.vigentes },
  { valor: 'todas', rotulo: t.todas },
] as const

interface FiltrosProps {
  filtro: FiltroDeSupressoes
  onChange: (filtro: FiltroDeSupressoes) => void
}

/** The address is looked for when it is sent, not at every key: each letter would be a search of its own. */
function Filtros({ filtro, onChange }: FiltrosProps) {
  const [endereco, setEndereco] = useState(filtro.endereco)
  return (
    <form
      role="search"
      className={css.filtros}
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ ...filtro, endereco: endereco.trim() })
      }}
    >
      <TextField label={t.endereco} value={endereco} onChange={setEndereco} type="search" maxLength={254} />
      <Button type="submit">{t.procurar}</Button>
      <Select
        label={t.motivo}
        opcoes={OPCOES}
        valor={filtro.motivo ?? 'todos'}
        onChange={(motivo) => onChange({ ...filtro, motivo: motivo === 'todos' ? null : motivo })}
      />
      <Segmented
        label={t.situacao}
        opcoes={SITUACOES}
        valor={filtro.situacao}
        onChange={(situacao) => onChange({ ...filtro, situacao })}
      />
    </form>
  )
}
