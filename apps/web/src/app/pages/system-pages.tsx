import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { sentenceOf } from '#api/problema-error.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { paths } from '../paths.ts'
import { textos } from '../textos.ts'
import css from '../shell.module.css'

export function NotFoundPage() {
  return (
    <EmptyState isPage titulo={textos.naoEncontrada.titulo}>
      <span>{textos.naoEncontrada.explicacao}</span>
      <Link to={paths.atendimento}>{textos.naoEncontrada.voltar}</Link>
    </EmptyState>
  )
}

export function NoAccessPage() {
  return (
    <EmptyState isPage titulo={textos.semAcesso.titulo}>
      <span>{textos.semAcesso.explicacao}</span>
    </EmptyState>
  )
}

/** What a page shows instead of itself when it cannot be loaded or drawn; the shell around it stays. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
  return (
    <div className={css.aviso}>
      <ErrorBlock
        mensagem={error instanceof Error && error.name === 'ProblemaError' ? sentenceOf(error) : textos.falha}
        onRetry={reset}
      />
    </div>
  )
}
