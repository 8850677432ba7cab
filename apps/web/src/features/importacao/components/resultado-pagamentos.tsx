import type { ResultadoPagamentos as Dados } from '@ramal/shared/contracts/pagamentos.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { cx } from '#ui/cx.ts'
import { textos } from '../textos.ts'
import { Contagem } from './contagem.tsx'
import { Falhas } from './falhas.tsx'
import pagina from '#ui/pagina.module.css'
import css from './importacao.module.css'

const t = textos.pagamentos

const CONTAGENS = Object.keys(t.contagens) as (keyof typeof t.contagens)[]

/** How many payments of each kind, what the new ones come to, then each fault by file and line. */
export function ResultadoPagamentos({ resultado }: { resultado: Dados }) {
  return (
    <section className={pagina.pilha} aria-label={textos.resultado.titulo}>
      <p>{textos.resultado.numero(resultado.importacaoId)}</p>
      <dl className={cx(pagina.contagens, css.contagens)}>
        {CONTAGENS.map((nome) => (
          <Contagem
            key={nome}
            nome={t.contagens[nome]}
            valor={resultado[nome].toLocaleString('pt-BR')}
            ruim={nome === 'recusados' && resultado.recusados > 0}
          />
        ))}
        <Contagem nome={t.soma} valor={formatCentavos(resultado.novosCentavos)} />
      </dl>
      <Falhas falhas={resultado.falhas} />
    </section>
  )
}
