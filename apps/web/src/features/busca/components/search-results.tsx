import type { UcResumo } from '@ramal/shared/contracts/ucs.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { useEffect, useRef } from 'react'
import { ErrorBlock } from '#ui/error-block.tsx'
import type { Hit } from '../hit.ts'
import { textos } from '../textos.ts'
import type { useBusca } from './use-busca.ts'
import css from './search-box.module.css'

export const optionId = (listId: string, index: number) => `${listId}-${index}`

/** The list under the box. The focus stays in the box; the highlighted option is told by aria-activedescendant. */
export function SearchResults({ id, busca }: { id: string; busca: ReturnType<typeof useBusca> }) {
  const { query, hits, index, fresh, open } = busca
  return (
    <div className={css.resultados}>
      <div id={id} role="listbox" aria-label={textos.resultados}>
        {hits.map((hit, place) => (
          <Option
            key={hit.tipo === 'uc' ? hit.uc.id : hit.protocolo}
            id={optionId(id, place)}
            hit={hit}
            isHighlighted={place === index}
            onOpen={() => open(hit)}
          />
        ))}
      </div>
      {query.error && <ErrorBlock mensagem={query.error.message} onRetry={() => void query.refetch()} />}
      <p className={css.rodape} role="status">
        {fresh && hits.length > 0 && textos.quantos(hits.length, query.data?.mais ?? false)}
        {fresh && hits.length === 0 && (
          <>
            <strong>{textos.nenhum}</strong> {textos.nenhumDica}
          </>
        )}
      </p>
    </div>
  )
}

function Option(props: { id: string; hit: Hit; isHighlighted: boolean; onOpen: () => void }) {
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
      {hit.tipo === 'uc' ? (
        <UcHit uc={hit.uc} />
      ) : (
        <strong>{textos.protocolo(formatProtocolo(hit.protocolo))}</strong>
      )}
    </div>
  )
}

function UcHit({ uc }: { uc: UcResumo }) {
  return (
    <>
      <span>
        {formatUcNumber(uc.numero)}
        {uc.numeroAnterior !== null && (
          <span className={css.anterior}>{textos.ucAnterior(uc.numeroAnterior)}</span>
        )}
      </span>
      <span className={css.nome}>{uc.nome}</span>
      <span className={css.documento}>{uc.documentoMascarado}</span>
      <span className={css.endereco}>
        {uc.endereco}, {uc.municipio}
      </span>
    </>
  )
}
