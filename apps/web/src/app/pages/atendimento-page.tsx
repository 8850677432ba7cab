import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useAlterarAtendimento } from '#features/atendimento/api/alterar-atendimento.ts'
import { CallBar } from '#features/atendimento/components/call-bar.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { toast } from '#ui/toast.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { KeyList } from '../key-list.tsx'
import { paths } from '../paths.ts'
import { useSessao } from '../sessao-context.ts'
import { textos } from '../textos.ts'
import { UcLookup, useSearchFocus } from '../uc-lookup.tsx'
import { rememberChosen } from '../use-recadastramento.ts'
import css from '../workspace.module.css'

/** The agent's workspace: one page for a whole call. In a call the UC is the call's, outside of one the address's. */
export function AtendimentoPage() {
  const { atendimentoAberto, desvioMs } = useSessao()
  const { uc: lookedAt } = useSearch({ from: paths.atendimento })
  const navigate = useNavigate()
  const router = useRouter()
  const { mutate: change, variables, isPending } = useAlterarAtendimento()
  const { searchRef, focusSearch } = useSearchFocus()
  const attach = ({ id }: Pick<Atendimento, 'id'>, ucId: number) => {
    rememberChosen(ucId, id)
    change({ params: { id }, body: { ucId } }, { onError: (error) => toast.erro(error.message) })
  }
  const start = () => {
    // The UC that was looked at before may be another customer's.
    void navigate({ to: paths.atendimento, search: {} })
    focusSearch()
  }
  const started = (atendimento: Atendimento) => {
    // Over a slow line the UC may have been typed and found before the call was there: it is this call's.
    const { uc: found } = router.state.location.search
    if (found !== undefined) attach(atendimento, found)
  }
  const choose = (ucId: number) => {
    if (!atendimentoAberto) return void navigate({ to: paths.atendimento, search: { uc: ucId } })
    if (ucId !== atendimentoAberto.ucId) attach(atendimentoAberto, ucId)
  }
  // Shows the UC at once, while the server still writes down that it was chosen.
  const chosen = isPending ? (variables.body?.ucId as number | undefined) : undefined
  const ucId = atendimentoAberto ? (chosen ?? atendimentoAberto.ucId) : (lookedAt ?? null)
  return (
    <div className={css.pagina}>
      <VisuallyHidden>
        <h1>{textos.areas.atendimento}</h1>
      </VisuallyHidden>
      <CallBar
        atendimento={atendimentoAberto}
        desvioMs={desvioMs}
        onSearch={atendimentoAberto ? focusSearch : start}
        onStarted={started}
      />
      <UcLookup
        ucId={ucId}
        chamada={atendimentoAberto && { id: atendimentoAberto.id, protocolo: atendimentoAberto.protocolo }}
        searchRef={searchRef}
        focusSearch={focusSearch}
        onChoose={choose}
        vazio={<Nothing isInCall={atendimentoAberto !== null} />}
      />
    </div>
  )
}

/** What to do next; between calls there is time to learn the keys. */
function Nothing({ isInCall }: { isInCall: boolean }) {
  const { emChamada, emChamadaExplicacao, titulo, explicacao } = textos.inicio
  if (isInCall) return <EmptyState titulo={emChamada}>{emChamadaExplicacao}</EmptyState>
  return (
    <EmptyState titulo={titulo}>
      <span>{explicacao}</span>
      <KeyList />
    </EmptyState>
  )
}
