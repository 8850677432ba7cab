import type { falhaImportacao } from '@ramal/shared/contracts/faturas.ts'
import type * as z from 'zod/mini'
import { type Coluna, Table } from '#ui/table.tsx'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './importacao.module.css'

const t = textos.resultado

type Falha = z.infer<typeof falhaImportacao>

const COLUNAS: readonly Coluna<Falha & { id: number }>[] = [
  { id: 'arquivo', titulo: t.colunas.arquivo, celula: ({ arquivo }) => arquivo, nomeiaLinha: true },
  { id: 'linha', titulo: t.colunas.linha, celula: ({ linha }) => linha ?? '—', direita: true },
  { id: 'campo', titulo: t.colunas.campo, celula: ({ campo }) => campo ?? '—' },
  {
    id: 'mensagem',
    titulo: t.colunas.mensagem,
    celula: ({ mensagem }) => <span className={css.mensagem}>{mensagem}</span>,
  },
]

/** Each fault by file and line. */
export function Falhas({ falhas }: { falhas: readonly Falha[] }) {
  if (falhas.length === 0) return <p className={pagina.nota}>{t.semFalhas}</p>
  return (
    <>
      <Table
        label={t.falhas}
        colunas={COLUNAS}
        linhas={falhas.map((falha, id) => ({ ...falha, id }))}
        idDe={({ id }) => id}
        vazio={null}
      />
      {falhas.length >= 1000 && <p className={pagina.nota}>{t.limite(falhas.length)}</p>}
    </>
  )
}
