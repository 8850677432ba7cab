import { RotateCw } from 'lucide-react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import css from './feedback.module.css'

export interface ErrorBlockProps {
  /** What happened, what was kept and what to do (`sentenceOf` of api/problema-error.ts). */
  mensagem: string
  onRetry?: (() => void) | undefined
}

/** A block that failed, in its own place and with its own retry; the rest of the page goes on. */
export function ErrorBlock({ mensagem, onRetry }: ErrorBlockProps) {
  return (
    <div className={cx(css.bloco, css.erro)} role="alert">
      <span>{mensagem}</span>
      {onRetry && (
        <Button icone={<RotateCw aria-hidden="true" />} onPress={onRetry}>
          Tentar de novo
        </Button>
      )}
    </div>
  )
}
