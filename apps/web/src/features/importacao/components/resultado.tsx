import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import { Badge } from '#ui/badge.tsx'
import { cx } from '#ui/cx.ts'
import { textos } from '../textos.ts'
import { Contagem } from './contagem.tsx'
import { Falhas } from './falhas.tsx'
import pagina from '#ui/pagina.module.css'
import css from './importacao.module.css'

const t = textos.resultado

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
          <Contagem
            key={nome}
            nome={t.contagens[nome]}
            valor={resultado[nome].toLocaleString('pt-BR')}
            ruim={nome === 'recusados' && resultado.recusados > 0}
          />
        ))}
      </dl>
      <Falhas falhas={falhas} />
    </section>
  )
}
