import type { Supressao } from '@ramal/shared/contracts/supressoes.ts'
import { MEIOS } from '#textos/rotulos.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { type Coluna, Table } from '#ui/table.tsx'
import { enderecoDe, MOTIVOS, textos } from '../textos.ts'
import css from './supressoes.module.css'

const t = textos.lista

export interface SupressoesTableProps {
  supressoes: readonly Supressao[]
  onLift: (supressao: Supressao) => void
}

export function SupressoesTable({ supressoes, onLift }: SupressoesTableProps) {
  return (
    <Table
      label={t.titulo}
      colunas={[...COLUNAS, colunaDeAcoes(onLift)]}
      linhas={supressoes}
      idDe={({ id }) => id}
      vazio={<EmptyState titulo={t.vazia}>{t.vaziaAjuda}</EmptyState>}
    />
  )
}

const colunaDeAcoes = (onLift: (supressao: Supressao) => void): Coluna<Supressao> => ({
  id: 'acoes',
  titulo: t.colunas.acoes,
  tituloOculto: true,
  celula: (supressao) =>
    supressao.vigente && (
      <Button
        variante="discreto"
        aria-label={textos.levantamento.levantarEndereco(enderecoDe(supressao))}
        onPress={() => onLift(supressao)}
      >
        {textos.levantamento.levantar}
      </Button>
    ),
})

const COLUNAS: readonly Coluna<Supressao>[] = [
  {
    id: 'endereco',
    titulo: t.colunas.endereco,
    celula: enderecoDe,
    nomeiaLinha: true,
  },
  { id: 'meio', titulo: t.colunas.meio, celula: ({ meio }) => MEIOS[meio] },
  {
    id: 'motivo',
    titulo: t.colunas.motivo,
    celula: ({ motivo }) => <Badge tom={MOTIVOS[motivo].tom}>{MOTIVOS[motivo].rotulo}</Badge>,
  },
  {
    id: 'evidencia',
    titulo: t.colunas.evidencia,
    celula: ({ evidencia, disparoId, criadaPor }) => (
      <span className={css.evidencia}>
        {[evidencia, criadaPor && t.por(criadaPor), disparoId !== null && t.disparo(disparoId)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    ),
  },
  { id: 'criada', titulo: t.colunas.criada, celula: ({ criadaEm }) => instanteTexto(criadaEm) },
  {
    id: 'vale',
    titulo: t.colunas.vale,
    celula: (supressao) => <span className={css.evidencia}>{validade(supressao)}</span>,
  },
]

function validade({ vigente, expiraEm, levantadaEm, levantadaPor, levantadaMotivo }: Supressao): string {
  if (levantadaEm) return t.levantada(instanteTexto(levantadaEm), levantadaPor, levantadaMotivo)
  if (expiraEm === null) return t.semprevale
  return vigente ? instanteTexto(expiraEm) : t.expirou(instanteTexto(expiraEm))
}
