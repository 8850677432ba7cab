import type { falhaImportacao, ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import type * as z from 'zod/mini'
import { Badge } from '#ui/badge.tsx'
import { cx } from '#ui/cx.ts'
import { type Coluna, Table } from '#ui/table.tsx'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './importacao.module.css'

const t = textos.resultado

type Falha = z.infer<typeof falhaImportacao> & { id: number }

const COLUNAS: readonly Coluna<Falha>[] = [
  { id: 'arquivo', titulo: t.colunas.arquivo, celula: ({ arquivo }) => arquivo, nomeiaLinha: true },
  { id: 'linha', titulo: t.colunas.linha, celula: ({ linha }) => linha ?? '—', direita: true },
  { id: 'campo', titulo: t.colunas.campo, celula: ({ campo }) => campo ?? '—' },
  {
    id: 'mensagem',
    titulo: t.colunas.mensagem,
    celula: ({ mensagem }) => <span className={css.mensagem}>{mensagem}</span>,
  },
]

const CONTAGENS = Object.keys(t.contagens) as (keyof typeof t.contagens)[]

/** How many of each, then each fault by file and line. */
export function Resultado({ resultado }: { resultado: ResultadoImportacao }) {
  const { simulacao, importacaoId, falhas } = resultado
  return (
    <section className={pagina.pilha} aria-label={t.titulo}>
      <p>
        {simulacao ? (
          <Badge tom="atencao">{t.simulacao}</Badge>
        ) : (
          importacaoId !== null && t.numero(importacaoId)
        )}
      </p>
      <dl className={cx(pagina.contagens, css.contagens)}>
        {CONTAGENS.map((nome) => (
          <div key={nome} data-ruim={nome === 'recusados' && resultado.recusados > 0}>
            <dt>{t.contagens[nome]}</dt>
            <dd>{resultado[nome].toLocaleString('pt-BR')}</dd>
          </div>
        ))}
      </dl>
      {falhas.length === 0 ? (
        <p className={pagina.nota}>{t.semFalhas}</p>
      ) : (
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
      )}
    </section>
  )
}
