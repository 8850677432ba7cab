import type { UcResumo } from '@ramal/shared/contracts/ucs.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { useEffect, useRef } from 'react'
import { ErrorBlock } from '#ui/error-block.tsx'
import { textos } from '../textos.ts'
import type { useBusca } from './use-busca.ts'
import css from './search-box.module.css'

export const optionId = (listId: string, index: number) => `${listId}-${index}`

/** The list under the box. The focus stays in the box; the highlighted option is told by aria-activedescendant. */
export function SearchResults({ id, busca }: { id: string; busca: ReturnType<typeof useBusca> }) {
  const { query, itens, index, fresh, open } = busca
  return (
    <div className={css.resultados}>
      <div id={id} role="listbox" aria-label={textos.resultados}>
        {itens.map((hit, place) => (
          <Hit
            key={`${hit.id}-${hit.protocolo ?? ''}`}
            id={optionId(id, place)}
            hit={hit}
            isHighlighted={place === index}
            onOpen={() => open(hit)}
          />
        ))}
      </div>
      {query.error && <ErrorBlock mensagem={query.error.message} onRetry={() => void query.refetch()} />}
      <p className={css.rodape} role="status">
        {fresh && itens.length > 0 && textos.quantos(itens.length, query.data?.mais ?? false)}
        {fresh && itens.length === 0 && (
          <>
            <strong>{textos.nenhum}</strong> {textos.nenhumDica}
          </>
        )}
      </p>
    </div>
  )
}

function Hit(props: { id: string; hit: UcResumo; isHighlighted: boolean; onOpen: () => void }) {
  const { id, hit, isHighlighted, onOpen } = props
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isHighlighted) ref.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isHighlighted])
  return (
    // The keys are handled by the box, which keeps the focus (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={isHighlighted}
      className={css.opcao}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <span className={css.numero}>
        {hit.protocolo === undefined
          ? formatUcNumber(hit.numero)
          : textos.protocolo(formatProtocolo(hit.protocolo))}
        {hit.numeroAnterior !== null && (
          <span className={css.anterior}>{textos.ucAnterior(hit.numeroAnterior)}</span>
        )}
      </span>
      <span className={css.nome}>{hit.nome}</span>
      <span className={css.documento}>{hit.documentoMascarado}</span>
      <span className={css.endereco}>
        {hit.endereco}, {hit.municipio}
      </span>
    </div>
  )
}
