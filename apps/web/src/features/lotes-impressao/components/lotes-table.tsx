import type { LoteImpressao } from '@ramal/shared/contracts/lotes-impressao.ts'
import { Badge } from '#ui/badge.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { instanteTexto, tamanhoTexto } from '#ui/formats.ts'
import { type Coluna, Table } from '#ui/table.tsx'
import { textos } from '../textos.ts'
import { LoteAcoes } from './lote-acoes.tsx'
import css from './lotes.module.css'

const t = textos.lista
const instante = (iso: string | null) => (iso === null ? textos.nenhum : instanteTexto(iso))

const COLUNAS: readonly Coluna<LoteImpressao>[] = [
  { id: 'lote', titulo: t.colunas.lote, celula: ({ id }) => id, nomeiaLinha: true, direita: true },
  { id: 'estado', titulo: t.colunas.estado, celula: (lote) => <Estado lote={lote} /> },
  {
    id: 'faturas',
    titulo: t.colunas.faturas,
    celula: ({ faturas }) => textos.numero(faturas),
    direita: true,
  },
  {
    id: 'paginas',
    titulo: t.colunas.paginas,
    celula: ({ paginas }) => (paginas === null ? textos.nenhum : textos.numero(paginas)),
    direita: true,
  },
  { id: 'acoes', titulo: t.colunas.acoes, tituloOculto: true, celula: (lote) => <LoteAcoes lote={lote} /> },
  {
    id: 'tamanho',
    titulo: t.colunas.tamanho,
    celula: ({ tamanho }) => (tamanho === null ? textos.nenhum : tamanhoTexto(tamanho)),
    direita: true,
  },
  { id: 'criado', titulo: t.colunas.criado, celula: ({ criadoEm }) => instanteTexto(criadoEm) },
  { id: 'baixado', titulo: t.colunas.baixado, celula: ({ baixadoEm }) => instante(baixadoEm) },
  { id: 'impresso', titulo: t.colunas.impresso, celula: ({ impressoEm }) => instante(impressoEm) },
]

export function LotesTable({ lotes }: { lotes: readonly LoteImpressao[] }) {
  return (
    <Table
      label={t.titulo}
      colunas={COLUNAS}
      linhas={lotes}
      idDe={({ id }) => id}
      vazio={<EmptyState titulo={t.vazia}>{t.vaziaAjuda}</EmptyState>}
    />
  )
}

/** The state as a word; while the file is being written, how far it is; when it failed, why. */
function Estado({ lote }: { lote: LoteImpressao }) {
  const { id, estado, erro, feitas, faturas } = lote
  const { rotulo, tom } = textos.estados[estado]
  return (
    <span className={css.estado}>
      <Badge tom={erro === null ? tom : 'ruim'}>{rotulo}</Badge>
      {estado === 'montando' && feitas !== null && erro === null && (
        <>
          <progress aria-label={textos.andamentoRotulo(id)} value={feitas} max={Math.max(1, faturas)} />
          {textos.andamento(feitas, faturas)}
        </>
      )}
      {erro !== null && <span className={css.erro}>{erro}</span>}
    </span>
  )
}
