import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { TriangleAlert } from 'lucide-react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { textos } from '../textos.ts'
import css from './identificacao.module.css'

/** What the agent must know before speaking, and where it can be put right. */
export function Alertas({ uc, onRecadastrar }: { uc: UcDetalhe; onRecadastrar: () => void }) {
  const { alertas, recadastramentoDevido } = uc
  if (alertas.length === 0 && !recadastramentoDevido) return null
  return (
    <ul className={css.alertas}>
      {alertas.map(({ codigo, texto }) => (
        <li key={`${codigo} ${texto}`} className={css.alerta}>
          <TriangleAlert size={15} aria-hidden="true" />
          {texto}
        </li>
      ))}
      {recadastramentoDevido && (
        <li className={css.alerta}>
          <TriangleAlert size={15} aria-hidden="true" />
          {textos.recadastramentoDevido}
          <Button className={css.recadastrar} tecla={TECLAS.recadastramento} onPress={onRecadastrar}>
            {textos.recadastrar}
          </Button>
        </li>
      )}
    </ul>
  )
}
