import type { TesteConta } from '@ramal/shared/contracts/contas-email.ts'
import { Badge } from '#ui/badge.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { PASSOS, RESULTADOS, textos } from '../textos.ts'
import css from '#ui/editor.module.css'

const { teste: t } = textos

/** How far the conversation came, what went wrong and what to do, and every line that was said. */
export function TesteResultado({ teste }: { teste: TesteConta }) {
  const { bom, resumo, oQueFazer, passos, tls, transcricao } = teste
  return (
    <div className={css.resultado}>
      <p>
        <Badge tom={bom ? 'bom' : 'ruim'}>{bom ? t.bom : t.ruim}</Badge> {resumo}
      </p>
      {oQueFazer && <p>{oQueFazer}</p>}
      <ol className={css.passos}>
        {passos.map(({ passo, resultado }) => (
          <li key={passo}>
            {PASSOS[passo]} <Badge tom={RESULTADOS[resultado].tom}>{RESULTADOS[resultado].rotulo}</Badge>
          </li>
        ))}
      </ol>
      {tls && <p className={css.ajuda}>{t.tls(tls.versao, tls.certificado, instanteTexto(tls.validoAte))}</p>}
      {transcricao.length > 0 && (
        <details open>
          <summary>{t.transcricao}</summary>
          <Conversa falas={transcricao} />
        </details>
      )}
    </div>
  )
}

function Conversa({ falas }: { falas: TesteConta['transcricao'] }) {
  return (
    // Longer than its box: it takes the focus so that the arrows scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ol className={css.conversa} tabIndex={0} aria-label={t.transcricao}>
      {falas.map(({ quem, texto }, index) => (
        // Lines repeat, and none is ever moved.
        <li key={index} data-quem={quem}>
          <span>{t.quem[quem]}</span>
          <code>{texto}</code>
        </li>
      ))}
    </ol>
  )
}
