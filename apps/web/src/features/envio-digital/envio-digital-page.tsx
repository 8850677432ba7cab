import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { enviosDigitaisQuery } from './api/envios-digitais-query.ts'
import { DestinatariosTable } from './components/destinatarios-table.tsx'
import { UcLookup } from './components/uc-lookup.tsx'
import { EnvioDigitalPanel } from './envio-digital-panel.tsx'
import { textos } from './textos.ts'
import css from './components/envio-digital-panel.module.css'

interface Chosen {
  ucId: number
  numero: string
  nome: string
}

/** *Comercial › Unidade consumidora › Cadastro › Envio digital*: outside a call, so what is changed has no protocol. */
export function EnvioDigitalPage() {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  return (
    <div className={css.pagina}>
      <h1>{textos.titulo}</h1>
      {chosen ? (
        <>
          <div className={css.escolhida}>
            <strong>UC {formatUcNumber(chosen.numero)}</strong>
            <span>{chosen.nome}</span>
            <Button variante="discreto" onPress={() => setChosen(null)}>
              {textos.pagina.trocar}
            </Button>
          </div>
          <div className={css.cartao}>
            <EnvioDigitalPanel ucId={chosen.ucId} atendimentoId={null} />
          </div>
        </>
      ) : (
        <>
          <UcLookup onChoose={({ id, numero, nome }) => setChosen({ ucId: id, numero, nome })} />
          <TodosOsEnvios onChoose={setChosen} />
        </>
      )}
    </div>
  )
}

/** Every destinatário in force, a page at a time; Enter or a double click opens its UC. */
function TodosOsEnvios({ onChoose }: { onChoose: (chosen: Chosen) => void }) {
  const query = useInfiniteQuery(enviosDigitaisQuery)
  return (
    <QueryBlock query={query} linhas={8}>
      {({ pages }) => {
        const linhas = pages.flatMap(({ itens }) => itens)
        return (
          <div className={css.cartao}>
            <DestinatariosTable
              linhas={linhas}
              onRowAction={(key) => {
                const linha = linhas.find(({ destinatarioId }) => destinatarioId === key)
                if (linha) onChoose(linha)
              }}
              vazio={<EmptyState titulo={textos.lista.vaziaGeral}>{textos.lista.vaziaGeralAjuda}</EmptyState>}
            />
            {query.hasNextPage && (
              <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                {textos.lista.mais}
              </Button>
            )}
          </div>
        )
      }}
    </QueryBlock>
  )
}
