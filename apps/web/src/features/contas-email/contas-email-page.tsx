import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '#ui/empty-state.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { contasQuery } from './api/contas-query.ts'
import { ContaEditor } from './components/conta-editor.tsx'
import { ContaLista } from './components/conta-lista.tsx'
import { textos } from './textos.ts'
import css from '#ui/editor.module.css'
import pagina from '#ui/pagina.module.css'

/** *Supervisão › Contas de e-mail*: what the messages leave by, each account with its form and a real test. */
export function ContasEmailPage() {
  const query = useQuery(contasQuery)
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <QueryBlock query={query} linhas={12}>
        {({ itens, substituidas }) => (
          <>
            {substituidas && <p role="note">{textos.substituidas}</p>}
            <Contas contas={itens} />
          </>
        )}
      </QueryBlock>
    </div>
  )
}

function Contas({ contas }: { contas: readonly ContaEmail[] }) {
  // The one that matters is shown first: what the bills leave by.
  const [escolhida, setEscolhida] = useState(
    () => (contas.find(({ padrao }) => padrao) ?? contas[0])?.id ?? null,
  )
  const conta = contas.find(({ id }) => id === escolhida) ?? null
  return (
    <div className={css.colunas}>
      <div>
        <ContaLista contas={contas} escolhida={conta?.id ?? null} onChoose={setEscolhida} />
        {contas.length === 0 && <EmptyState titulo={textos.nenhuma}>{textos.nenhumaAjuda}</EmptyState>}
      </div>
      <ContaEditor key={conta?.id ?? 'nova'} conta={conta} onChoose={setEscolhida} />
    </div>
  )
}
