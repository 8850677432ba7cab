import type { Saida } from '@ramal/shared/contracts/saidas.ts'
import { useQuery } from '@tanstack/react-query'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { toast } from '#ui/toast.ts'
import { useReabrirSaida } from '../api/reabrir-saida.ts'
import { saidasQuery } from '../api/saidas-query.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './saidas.module.css'

const t = textos.colunas

const COLUNAS: readonly Coluna<Saida>[] = [
  {
    id: 'nome',
    titulo: t.nome,
    celula: ({ nome, tipo }) => (
      <>
        {nome} <span className={css.tipo}>{textos.tipo[tipo]}</span>
      </>
    ),
    nomeiaLinha: true,
  },
  {
    id: 'pausa',
    titulo: t.pausa,
    celula: ({ pausadaAte }) =>
      pausadaAte ? (
        <Badge tom="ruim">{textos.pausada(instanteTexto(pausadaAte))}</Badge>
      ) : (
        <Badge tom="atencao">{textos.observada}</Badge>
      ),
  },
  { id: 'falhas', titulo: t.falhas, celula: ({ falhasSeguidas }) => falhasSeguidas, direita: true },
  { id: 'motivo', titulo: t.motivo, celula: ({ motivo }) => <span className={css.motivo}>{motivo}</span> },
  { id: 'acoes', titulo: t.acoes, tituloOculto: true, celula: (saida) => <Reabrir saida={saida} /> },
]

/** What does not take mail at this moment, why, and the way to try again. */
export function SaidasPanel() {
  return (
    <Panel titulo={textos.titulo} className={css.painel}>
      <div className={pagina.pilha}>
        <p className={pagina.nota}>{textos.explicacao}</p>
        <QueryBlock query={useQuery(saidasQuery)} linhas={2}>
          {(saidas) => (
            <Table
              label={textos.lista}
              colunas={COLUNAS}
              linhas={saidas}
              idDe={({ chave }) => chave}
              vazio={<EmptyState titulo={textos.vazia} />}
            />
          )}
        </QueryBlock>
      </div>
    </Panel>
  )
}

function Reabrir({ saida: { chave, nome } }: { saida: Saida }) {
  const reabrir = useReabrirSaida()
  const press = () =>
    reabrir.mutate(
      { body: { chave } },
      { onSuccess: () => toast.feito(textos.reaberta), onError: ({ message }) => toast.erro(message) },
    )
  return (
    <Button aria-label={textos.reabrirSaida(nome)} isPending={reabrir.isPending} onPress={press}>
      {textos.reabrir}
    </Button>
  )
}
