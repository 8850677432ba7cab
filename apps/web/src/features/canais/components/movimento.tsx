import type { CanalConfigurado } from '@ramal/shared/contracts/canais.ts'
import { instanteTexto } from '#ui/formats.ts'
import { textos } from '../textos.ts'
import css from '#ui/editor.module.css'
import pagina from '#ui/pagina.module.css'

const { movimento: t } = textos

/** What the provider told lately, and when the channel was changed and tried. */
export function Movimento({ canal }: { canal: CanalConfigurado }) {
  const { recebidos24h, pendentes, atualizadoEm, testadoEm, testeBom } = canal
  return (
    <section className={css.teste} aria-label={t.titulo}>
      <h3>{t.titulo}</h3>
      <dl className={pagina.contagens}>
        <div>
          <dt>{t.recebidos}</dt>
          <dd>{recebidos24h.toLocaleString('pt-BR')}</dd>
        </div>
        <div>
          <dt>{t.pendentes}</dt>
          <dd>{pendentes.toLocaleString('pt-BR')}</dd>
        </div>
      </dl>
      <p className={css.ajuda}>
        {atualizadoEm && textos.atualizado(instanteTexto(atualizadoEm))}{' '}
        {testadoEm && testeBom !== null && textos.testado(instanteTexto(testadoEm), testeBom)}
      </p>
    </section>
  )
}
