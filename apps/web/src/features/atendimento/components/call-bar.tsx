import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { paths } from '#app/paths.ts'
import { TECLAS } from '#app/teclas.ts'
import { opcoes, ORIGENS } from '#textos/rotulos.ts'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { horaTexto } from '#ui/formats.ts'
import { Select } from '#ui/select.tsx'
import { Timer } from '#ui/timer.tsx'
import { toast } from '#ui/toast.ts'
import { useAtalho } from '#ui/use-atalho.ts'
import { useAlterarAtendimento } from '../api/alterar-atendimento.ts'
import { textos } from '../textos.ts'
import { PhoneField } from './phone-field.tsx'
import { StartForm } from './start-form.tsx'
import css from './call-bar.module.css'

const FinishDialog = lazy(() =>
  import('./finish-dialog.tsx').then((module) => ({ default: module.FinishDialog })),
)

export interface CallBarProps {
  atendimento: Atendimento | null
  /** How far the server's clock is ahead of this machine's. */
  desvioMs: number
  /** The search is next: as soon as *Iniciar* is pressed, and for F2 while a call is already open. */
  onSearch: () => void
  onStarted: (atendimento: Atendimento) => void
}

/** Starts a call, or shows the open one: protocolo with its lookup, início, tempo, origem, telefone, Finalizar. */
export function CallBar({ atendimento, desvioMs, onSearch, onStarted }: CallBarProps) {
  if (!atendimento) return <StartForm onStart={onSearch} onStarted={onStarted} />
  return <OpenCall key={atendimento.id} atendimento={atendimento} desvioMs={desvioMs} onSearch={onSearch} />
}

type OpenCallProps = Omit<CallBarProps, 'atendimento' | 'onStarted'> & { atendimento: Atendimento }

function OpenCall({ atendimento, desvioMs, onSearch }: OpenCallProps) {
  const [isFinishing, setIsFinishing] = useState(false)
  const { mutate: change } = useAlterarAtendimento()
  useAtalho(TECLAS.iniciar, onSearch)
  useAtalho(TECLAS.finalizar, () => setIsFinishing(true))
  return (
    <section className={css.barra} aria-label={textos.barra}>
      <Protocolo protocolo={atendimento.protocolo} />
      <Fact label={textos.inicio}>{horaTexto(atendimento.inicio)}</Fact>
      <Fact label={textos.tempo}>
        <Timer desde={new Date(atendimento.inicio)} desvioMs={desvioMs} label={textos.tempo} />
      </Fact>
      <Select
        label={textos.origem}
        opcoes={opcoes(ORIGENS)}
        valor={atendimento.origem}
        onChange={(origem) =>
          change(
            { params: { id: atendimento.id }, body: { origem } },
            { onError: (error) => toast.erro(error.message) },
          )
        }
        className={css.campo}
      />
      <PhoneField atendimento={atendimento} />
      <Button
        className={css.finalizar}
        tecla={TECLAS.finalizar}
        variante="primario"
        onPress={() => setIsFinishing(true)}
      >
        {textos.finalizar}
      </Button>
      <Suspense>
        {isFinishing && <FinishDialog atendimento={atendimento} onClose={() => setIsFinishing(false)} />}
      </Suspense>
    </section>
  )
}

function Protocolo({ protocolo }: { protocolo: string }) {
  return (
    <Fact label={textos.protocolo}>
      <strong className={css.protocolo}>{formatProtocolo(protocolo)}</strong>
      <Link to={paths.protocolo} params={{ protocolo }} aria-label={textos.consultar} className={css.lupa}>
        <Search size={15} aria-hidden="true" />
      </Link>
      <CopyButton texto={protocolo} oQue={textos.oProtocolo} />
    </Fact>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.fato}>
      <span className={css.rotulo}>{label}</span>
      <span className={css.valor}>{children}</span>
    </div>
  )
}
