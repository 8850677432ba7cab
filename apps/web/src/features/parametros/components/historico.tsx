import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import { useQuery } from '@tanstack/react-query'
import { instanteTexto } from '#ui/formats.ts'
import { QueryBlock } from '#ui/query-block.tsx'
import { type Coluna, Table } from '#ui/table.tsx'
import { historicoQuery } from '../api/historico-query.ts'
import { textos } from '../textos.ts'
import { valorTexto } from '../valor.ts'

interface Mudanca {
  em: string
  usuario: string
  de: string | null
  para: string | null
}

/** Every change of a parameter, the newest first. */
export function Historico({ parametro }: { parametro: Parametro }) {
  const query = useQuery(historicoQuery(parametro.chave))
  const { colunas: t } = textos
  const colunas: readonly Coluna<Mudanca>[] = [
    { id: 'em', titulo: t.em, celula: ({ em }) => instanteTexto(em), nomeiaLinha: true },
    { id: 'usuario', titulo: t.usuario, celula: ({ usuario }) => usuario },
    { id: 'de', titulo: t.de, celula: ({ de }) => valorTexto(parametro, de) },
    { id: 'para', titulo: t.para, celula: ({ para }) => valorTexto(parametro, para) },
  ]
  return (
    <QueryBlock query={query} linhas={2}>
      {(itens) => (
        <Table
          label={textos.historicoDe(parametro.nome)}
          colunas={colunas}
          linhas={itens}
          idDe={({ em }) => em}
          vazio={textos.semHistorico}
        />
      )}
    </QueryBlock>
  )
}
