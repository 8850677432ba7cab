import type { TipoModelo, VersaoModelo } from '@ramal/shared/contracts/modelos.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from '#ui/button.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { Panel } from '#ui/panel.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { versoesQuery } from '../api/modelos-query.ts'
import { textos } from '../textos.ts'

const { versoes: t } = textos

const colunasDe = (onOpen: (versao: VersaoModelo) => void): readonly Coluna<VersaoModelo>[] => [
  {
    id: 'versao',
    titulo: t.colunas.versao,
    celula: ({ versao, padrao }) => (padrao ? `${versao}, ${t.padrao}` : versao),
    nomeiaLinha: true,
  },
  { id: 'em', titulo: t.colunas.em, celula: ({ criadaEm }) => instanteTexto(criadaEm) },
  { id: 'usuario', titulo: t.colunas.usuario, celula: ({ usuario }) => usuario ?? '' },
  {
    id: 'acoes',
    titulo: t.colunas.acoes,
    tituloOculto: true,
    celula: (versao) => (
      <Button variante="discreto" aria-label={t.abrirVersao(versao.versao)} onPress={() => onOpen(versao)}>
        {t.abrir}
      </Button>
    ),
  },
]

/** Every version there was; each can be put into the editor again. */
export function Versoes({ tipo, onOpen }: { tipo: TipoModelo; onOpen: (versao: VersaoModelo) => void }) {
  const query = useQuery(versoesQuery(tipo))
  return (
    <Panel titulo={t.titulo}>
      <QueryBlock query={query} linhas={2}>
        {(itens) => (
          <Table
            label={t.titulo}
            colunas={colunasDe(onOpen)}
            linhas={itens}
            idDe={({ versao }) => versao}
            vazio={t.vazio}
          />
        )}
      </QueryBlock>
    </Panel>
  )
}
