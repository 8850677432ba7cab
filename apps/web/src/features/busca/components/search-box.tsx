import { LoaderCircle, Search } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, type Ref, useId } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { KeyHint } from '#ui/key-hint.tsx'
import { teclaAria } from '#ui/tecla.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { textos } from '../textos.ts'
import { SearchResults, optionId } from './search-results.tsx'
import { type BuscaActions, useBusca } from './use-busca.ts'
import css from './search-box.module.css'

export interface SearchBoxProps extends BuscaActions {
  inputRef: Ref<HTMLInputElement>
}

/** The one search box (WAI-ARIA combobox): arrows choose, Enter opens, Esc closes the list and then clears. */
export function SearchBox({ inputRef, ...actions }: SearchBoxProps) {
  const busca = useBusca(actions)
  const listId = useId()
  const current = busca.isOpen ? busca.hits[busca.index] : undefined
  const onBlur = (event: FocusEvent<HTMLInputElement>) => {
    // The list has a button when the search failed.
    const box = event.currentTarget.closest('[role=search]')
    if (!box?.contains(event.relatedTarget)) busca.close()
  }
  return (
    <div role="search" className={css.busca}>
      <div className={css.caixa}>
        <Search size={16} aria-hidden="true" />
        <input
          ref={inputRef}
          className={css.campo}
          role="combobox"
          aria-label={textos.rotulo}
          aria-expanded={busca.isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(listId, busca.index)}
          aria-keyshortcuts={teclaAria(TECLAS.buscar)}
          placeholder={textos.dica}
          value={busca.q}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => busca.type(event.target.value)}
          onBlur={onBlur}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => onKeyDown(event, busca)}
        />
        <Understood busca={busca} />
        <KeyHint tecla={TECLAS.buscar} className={css.tecla} />
      </div>
      {busca.isOpen && <SearchResults id={listId} busca={busca} />}
    </div>
  )
}

type Busca = ReturnType<typeof useBusca>

function Understood({ busca: { q, fresh, query } }: { busca: Busca }) {
  const rotulos = q.trim() === '' ? [] : (query.data?.entendido ?? []).slice(0, 3).map(({ rotulo }) => rotulo)
  return (
    <span className={css.entendido} role="status">
      {fresh && rotulos.length > 0 && textos.entendido(rotulos)}
      {query.isFetching && !fresh && (
        <span className={css.buscando}>
          <LoaderCircle size={14} aria-hidden="true" />
          <VisuallyHidden>{textos.buscando}</VisuallyHidden>
        </span>
      )}
    </span>
  )
}

function onKeyDown(event: KeyboardEvent<HTMLInputElement>, busca: Busca): void {
  const actions: Record<string, () => void> = {
    ArrowDown: () => (busca.isOpen ? busca.move(1) : busca.show()),
    ArrowUp: () => busca.move(-1),
    Enter: busca.enter,
    Escape: () => (busca.isOpen ? busca.close() : busca.type('')),
  }
  const act = actions[event.key]
  if (!act || event.nativeEvent.isComposing || event.ctrlKey) return
  event.preventDefault()
  act()
}
