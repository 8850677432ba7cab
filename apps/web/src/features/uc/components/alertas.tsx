import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { TriangleAlert } from 'lucide-react'
import { textos } from '../textos.ts'
import css from './identificacao.module.css'

/** What the agent must know before speaking. */
export function Alertas({ uc }: { uc: UcDetalhe }) {
  const alertas = [
    ...uc.alertas,
    ...(uc.recadastramentoDevido ? [{ codigo: 'recadastramento', texto: textos.recadastramentoDevido }] : []),
  ]
  if (alertas.length === 0) return null
  return (
    <ul className={css.alertas}>
      {alertas.map(({ codigo, texto }) => (
        <li key={`${codigo} ${texto}`} className={css.alerta}>
          <TriangleAlert size={15} aria-hidden="true" />
          {texto}
        </li>
      ))}
    </ul>
  )
}
