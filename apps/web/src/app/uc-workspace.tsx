import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ucQuery } from '#api/uc-query.ts'
import type { AdesaoInlineProps } from '#features/envio-digital/components/adesao-inline.tsx'
import type { FaturasPanelProps } from '#features/faturas/components/faturas-panel.tsx'
import { LinhaDoTempo } from '#features/linha-do-tempo/components/linha-do-tempo.tsx'
import { CadastroPanel } from '#features/uc/components/cadastro-panel.tsx'
import { Identificacao } from '#features/uc/components/identificacao.tsx'
import { cx } from '#ui/cx.ts'
import { QueryBlock } from '#ui/query-block.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { useAtalho } from '#ui/use-atalho.ts'
import { useSessao } from './sessao-context.ts'
import { TECLAS } from './teclas.ts'
import { textos } from './textos.ts'
import { useEnvio } from './use-envio.ts'
import { useRecadastramento } from './use-recadastramento.ts'
import css from './workspace.module.css'

const EnvioDigitalPanel = lazy(() =>
  import('#features/envio-digital/envio-digital-panel.tsx').then((module) => ({
    default: module.EnvioDigitalPanel,
  })),
)
const loadFaturas = () => import('#features/faturas/components/faturas-panel.tsx')
const FaturasPanel = lazy(() => loadFaturas().then((module) => ({ default: module.FaturasPanel })))
const loadEnviar = () => import('#features/envios/enviar/components/enviar-dialog.tsx')
const EnviarDialog = lazy(() => loadEnviar().then((module) => ({ default: module.EnviarDialog })))
const EnviosVivos = lazy(() =>
  import('#features/envios/components/envios-vivos.tsx').then((module) => ({ default: module.EnviosVivos })),
)
const EnviosPanel = lazy(() =>
  import('#features/envios/envios-panel.tsx').then((module) => ({ default: module.EnviosPanel })),
)
const AdesaoInline = lazy(() =>
  import('#features/envio-digital/components/adesao-inline.tsx').then((module) => ({
    default: module.AdesaoInline,
  })),
)
const loadRecadastramento = () => import('#features/recadastramento/recadastramento-modal.tsx')
const RecadastramentoModal = lazy(() =>
  loadRecadastramento().then((module) => ({ default: module.RecadastramentoModal })),
)

// They come with the workspace, not when they are due: by then the customer is waiting.
void loadFaturas()
void loadRecadastramento()
void loadEnviar()

/** The adhesion inside the recadastramento: neither feature knows the other. */
function AdesaoSlot(props: AdesaoInlineProps) {
  return (
    <Suspense fallback={<Skeleton linhas={8} />}>
      <AdesaoInline {...props} />
    </Suspense>
  )
}

/** The call in which the UC is looked at; null outside of one. */
export type Chamada = { id: number; protocolo: string } | null

type Tarefa = 'faturas' | 'envio-digital' | 'envios' | 'cadastro'

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
  const atendimentoId = chamada?.id ?? null
  const recadastramento = useRecadastramento(uc, atendimentoId)
  useAtalho(TECLAS.recadastramento, recadastramento.alterar)
  const [aderindo, setAderindo] = useState(0)
  useAtalho(TECLAS.envioDigital, () => {
    setTarefa('envio-digital')
    setAderindo((times) => times + 1)
  })
  const envio = useEnvio(uc)
  useAtalho(TECLAS.segundaVia, envio.segundaVia)
  return (
    <div className={cx(css.colunas, chamada && css.emChamada)}>
      <Identificacao uc={uc} atendimentoId={atendimentoId} onRecadastrar={recadastramento.alterar} />
      <section className={css.tarefa} aria-label={textos.tarefas.rotulo}>
        <Tarefas
          uc={uc}
          atendimentoId={atendimentoId}
          aderindo={aderindo}
          onAlterar={recadastramento.alterar}
          tarefa={tarefa}
          onChange={setTarefa}
          faturas={{ selecao: envio.selecao, onSelecao: envio.setSelecao, onEnviar: envio.setPedido }}
        />
        <Suspense>
          <EnviosVivos ucId={uc.id} />
        </Suspense>
      </section>
      {chamada && <LinhaDoTempo protocolo={chamada.protocolo} />}
      <Suspense>
        {envio.pedido && (
          <EnviarDialog
            {...envio.pedido}
            ucId={uc.id}
            atendimentoId={atendimentoId}
            onEnviado={envio.enviado}
            onClose={envio.fechar}
          />
        )}
      </Suspense>
      <Suspense>
        {recadastramento.origem && (
          <RecadastramentoModal
            ucId={uc.id}
            atendimentoId={atendimentoId}
            origem={recadastramento.origem}
            Adesao={AdesaoSlot}
            onClose={recadastramento.close}
          />
        )}
      </Suspense>
    </div>
  )
}

interface TarefasProps {
  uc: UcDetalhe
  atendimentoId: number | null
  /** How often the form of the adhesion was asked for. */
  aderindo: number
  onAlterar: () => void
  tarefa: Tarefa
  onChange: (tarefa: Tarefa) => void
  faturas: Omit<FaturasPanelProps, 'uc'>
}

/** What can be done about the UC, a tab each. */
function Tarefas({ uc, atendimentoId, aderindo, onAlterar, tarefa, onChange, faturas }: TarefasProps) {
  const podeAgir = useSessao().usuario.perfil !== 'atendente'
  const abas = [
    {
      id: 'faturas',
      rotulo: textos.tarefas.faturas,
      conteudo: (
        <Suspense fallback={<Skeleton linhas={14} />}>
          <FaturasPanel uc={uc} {...faturas} />
        </Suspense>
      ),
    },
    {
      id: 'envio-digital',
      rotulo: textos.tarefas.envioDigital(uc.envioDigital !== null),
      conteudo: (
        <Suspense fallback={<Skeleton linhas={6} />}>
          {/* The key asks for the form, also when the list is already on screen. */}
          <EnvioDigitalPanel
            key={aderindo}
            ucId={uc.id}
            atendimentoId={atendimentoId}
            comecaNovo={aderindo > 0}
          />
        </Suspense>
      ),
    },
    {
      id: 'envios',
      rotulo: textos.tarefas.envios,
      conteudo: (
        <Suspense fallback={<Skeleton linhas={6} />}>
          <EnviosPanel ucId={uc.id} podeAgir={podeAgir} />
        </Suspense>
      ),
    },
    {
      id: 'cadastro',
      rotulo: textos.tarefas.cadastro,
      conteudo: <CadastroPanel onAlterar={onAlterar} />,
    },
  ] as const
  return <Tabs<Tarefa> label={textos.tarefas.rotulo} abas={abas} aba={tarefa} onChange={onChange} />
}
