import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ucQuery } from '#api/uc-query.ts'
import { FaturasPanel } from '#features/faturas/components/faturas-panel.tsx'
import { LinhaDoTempo } from '#features/linha-do-tempo/components/linha-do-tempo.tsx'
import { CadastroPanel } from '#features/uc/components/cadastro-panel.tsx'
import { Identificacao } from '#features/uc/components/identificacao.tsx'
import { cx } from '#ui/cx.ts'
import { QueryBlock } from '#ui/query-block.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { useAtalho } from '#ui/use-atalho.ts'
import { TECLAS } from './teclas.ts'
import { textos } from './textos.ts'
import { useRecadastramento } from './use-recadastramento.ts'
import css from './workspace.module.css'

const EnvioDigitalPanel = lazy(() =>
  import('#features/envio-digital/envio-digital-panel.tsx').then((module) => ({
    default: module.EnvioDigitalPanel,
  })),
)
const RecadastramentoModal = lazy(() =>
  import('#features/recadastramento/recadastramento-modal.tsx').then((module) => ({
    default: module.RecadastramentoModal,
  })),
)

/** The call in which the UC is looked at; null outside of one. */
export type Chamada = { id: number; protocolo: string } | null

type Tarefa = 'faturas' | 'envio-digital' | 'cadastro'

/** Everything about one UC: who, what can be done, and what was done. */
export function UcWorkspace({ ucId, chamada }: { ucId: number; chamada: Chamada }) {
  const query = useQuery(ucQuery(ucId))
  return (
    <QueryBlock query={query} linhas={14}>
      {(uc) => <Workspace uc={uc} chamada={chamada} />}
    </QueryBlock>
  )
}

function Workspace({ uc, chamada }: { uc: UcDetalhe; chamada: Chamada }) {
  const [tarefa, setTarefa] = useState<Tarefa>('faturas')
  const place = useRef<HTMLDivElement>(null)
  const atendimentoId = chamada?.id ?? null
  const recadastramento = useRecadastramento(uc, atendimentoId)
  useAtalho(TECLAS.recadastramento, recadastramento.alterar)
  useAtalho(TECLAS.envioDigital, () => setTarefa('envio-digital'))
  // From the search on to the tasks; a dialog that opens by itself gives the focus back to here.
  useEffect(() => place.current?.querySelector<HTMLElement>('[role=tab][tabindex="0"]')?.focus(), [])
  const abas = [
    { id: 'faturas', rotulo: textos.tarefas.faturas, conteudo: <FaturasPanel ucId={uc.id} /> },
    {
      id: 'envio-digital',
      rotulo: textos.tarefas.envioDigital(uc.envioDigital !== null),
      conteudo: (
        <Suspense fallback={<Skeleton linhas={6} />}>
          <EnvioDigitalPanel ucId={uc.id} atendimentoId={atendimentoId} />
        </Suspense>
      ),
    },
    {
      id: 'cadastro',
      rotulo: textos.tarefas.cadastro,
      conteudo: <CadastroPanel onAlterar={recadastramento.alterar} />,
    },
  ] as const
  return (
    <div ref={place} className={cx(css.colunas, chamada && css.emChamada)}>
      <Identificacao uc={uc} atendimentoId={atendimentoId} />
      <section className={css.tarefa} aria-label={textos.tarefas.rotulo}>
        <Tabs<Tarefa> label={textos.tarefas.rotulo} abas={abas} aba={tarefa} onChange={setTarefa} />
      </section>
      {chamada && <LinhaDoTempo protocolo={chamada.protocolo} />}
      <Suspense>
        {recadastramento.origem && (
          <RecadastramentoModal
            ucId={uc.id}
            atendimentoId={atendimentoId}
            origem={recadastramento.origem}
            onClose={recadastramento.close}
          />
        )}
      </Suspense>
    </div>
  )
}
