import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import { SITUACOES_CONTATO } from '#textos/rotulos.ts'
import { Badge } from '#ui/badge.tsx'
import { textos } from '../textos.ts'
import css from './identificacao.module.css'

/** The contacts of the UC with what is known of each. */
export function Contatos({ contatos }: { contatos: UcDetalhe['contatos'] }) {
  return (
    <section aria-label={textos.contatos}>
      <h3 className={css.subtitulo}>{textos.contatos}</h3>
      {contatos.length === 0 && <p className={css.vazio}>{textos.semContatos}</p>}
      <ul>
        {contatos.map(({ id, tipo, valor, situacao }) => (
          <li key={id} className={css.contato}>
            <span className={css.tipo}>{textos.tiposContato[tipo]}</span>
            <span className={css.valor}>{tipo === 'email' ? valor : formatPhone(valor)}</span>
            <Badge tom={SITUACOES_CONTATO[situacao].tom}>{SITUACOES_CONTATO[situacao].rotulo}</Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}
