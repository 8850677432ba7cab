import type { EventoProtocolo } from '@ramal/shared/contracts/protocolos.ts'
import { eventoTexto } from '#textos/eventos.ts'
import { instanteTexto } from '#ui/formats.ts'
import { type Mudanca, mudancasDe, provasDe } from '../mudancas.ts'
import { textos } from '../textos.ts'
import css from './protocolo.module.css'

/** One event: when, who, what, and the table of before and after where something changed. */
export function EventoItem({ evento: { em, usuario, dados } }: { evento: EventoProtocolo }) {
  const { titulo, detalhes, tom } = eventoTexto(dados)
  const mudancas = mudancasDe(dados)
  return (
    <li className={css.evento} data-tom={tom}>
      <div className={css.quando}>
        <time dateTime={em}>{instanteTexto(em)}</time>
        <span>{usuario ?? textos.sistema}</span>
      </div>
      <div className={css.oque}>
        <strong>{titulo}</strong>
        {/* The table says the same, and more. */}
        {mudancas.length === 0 && detalhes.map((detalhe) => <span key={detalhe}>{detalhe}</span>)}
        {mudancas.length > 0 && <Mudancas mudancas={mudancas} />}
        {provasDe(dados).map(({ nome, valor }) => (
          <span key={nome} className={css.prova}>
            {nome} <code>{valor}</code>
          </span>
        ))}
      </div>
    </li>
  )
}

/** A plain table: nothing in it is chosen, and it has to print. */
function Mudancas({ mudancas }: { mudancas: readonly Mudanca[] }) {
  const { colunas: t } = textos
  const wasAsked = mudancas.some(({ resposta }) => resposta !== '')
  return (
    <table className={css.mudancas} aria-label={textos.mudancas}>
      <thead>
        <tr>
          <th scope="col">{t.campo}</th>
          {wasAsked && <th scope="col">{t.resposta}</th>}
          <th scope="col">{t.antes}</th>
          <th scope="col">{t.depois}</th>
        </tr>
      </thead>
      <tbody>
        {mudancas.map(({ campo, resposta, antes, depois }) => (
          <tr key={campo}>
            <th scope="row">{campo}</th>
            {wasAsked && <td>{resposta}</td>}
            <td>{antes}</td>
            <td className={antes === depois ? undefined : css.mudou}>{depois}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
