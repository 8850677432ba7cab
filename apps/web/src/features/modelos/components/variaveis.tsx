import type { VariavelModelo } from '@ramal/shared/contracts/modelos.ts'
import { Button } from '#ui/button.tsx'
import { textos } from '../textos.ts'
import css from './modelos.module.css'

const { variaveis: t } = textos

export interface VariaveisProps {
  variaveis: readonly VariavelModelo[]
  onInsert: (nome: string) => void
}

/** What may be written between `{{` and `}}`, with what it stands for. */
export function Variaveis({ variaveis, onInsert }: VariaveisProps) {
  return (
    <details className={css.variaveis}>
      <summary>{t.titulo}</summary>
      <p className={css.ajuda}>{t.ajuda}</p>
      <ul>
        {variaveis.map(({ nome, descricao, exemplo, opcional }) => (
          <li key={nome}>
            <Button variante="discreto" aria-label={t.inserir(nome)} onPress={() => onInsert(nome)}>
              <code>{nome}</code>
            </Button>
            <span>
              {descricao}
              <span className={css.ajuda}>
                {' '}
                {exemplo}
                {opcional && ` · ${t.opcional}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
