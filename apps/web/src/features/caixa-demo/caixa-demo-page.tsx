import type { MensagemDemo } from '@ramal/shared/contracts/caixa-demo.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '#ui/empty-state.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { mensagensQuery } from './api/mensagens-query.ts'
import { MensagemLista } from './components/mensagem-lista.tsx'
import { MensagemVista } from './components/mensagem-vista.tsx'
import { textos } from './textos.ts'
import css from './components/caixa-demo.module.css'

/** The mail that the demonstration caught instead of sending it out. */
export function CaixaDemoPage() {
  const query = useQuery(mensagensQuery)
  return (
    <div className={css.pagina}>
      <h1>{textos.titulo}</h1>
      <p className={css.explicacao}>{textos.explicacao}</p>
      <QueryBlock query={query} linhas={8}>
        {(mensagens) => <Caixa mensagens={mensagens} />}
      </QueryBlock>
    </div>
  )
}

function Caixa({ mensagens }: { mensagens: readonly MensagemDemo[] }) {
  const [escolhida, setEscolhida] = useState<string | null>(null)
  if (mensagens.length === 0) return <EmptyState titulo={textos.vazia}>{textos.vaziaAjuda}</EmptyState>
  return (
    <div className={css.colunas}>
      <MensagemLista mensagens={mensagens} escolhida={escolhida} onChoose={setEscolhida} />
      {escolhida === null ? (
        <EmptyState titulo={textos.escolha}>{textos.escolhaAjuda}</EmptyState>
      ) : (
        <MensagemVista id={escolhida} />
      )}
    </div>
  )
}
