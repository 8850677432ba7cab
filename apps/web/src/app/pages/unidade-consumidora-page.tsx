import { useNavigate, useSearch } from '@tanstack/react-router'
import { EmptyState } from '#ui/empty-state.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { paths } from '../paths.ts'
import { textos } from '../textos.ts'
import { UcLookup, useSearchFocus } from '../uc-lookup.tsx'
import css from '../workspace.module.css'

/** *Comercial › Unidade consumidora*: the same work outside a call; what is changed carries the user and no protocol. */
export function UnidadeConsumidoraPage() {
  const { uc } = useSearch({ from: paths.unidadeConsumidora })
  const navigate = useNavigate()
  const { searchRef, focusSearch } = useSearchFocus()
  return (
    <div className={css.pagina}>
      <VisuallyHidden>
        <h1>{textos.paginas.unidadeConsumidora}</h1>
      </VisuallyHidden>
      <UcLookup
        ucId={uc ?? null}
        chamada={null}
        searchRef={searchRef}
        focusSearch={focusSearch}
        vazio={
          <EmptyState titulo={textos.semUc.titulo}>
            <span>{textos.semUc.explicacao}</span>
          </EmptyState>
        }
        onChoose={(ucId) => void navigate({ to: paths.unidadeConsumidora, search: { uc: ucId } })}
      />
    </div>
  )
}
