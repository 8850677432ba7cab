import type { ReactNode } from 'react'
import { ErrorBlock } from '#ui/error-block.tsx'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './importacao.module.css'

export interface AndamentoProps<T> {
  importacao: { data: T | undefined; error: Error | null; isPending: boolean }
  /** What became of each item. */
  children: (resultado: T) => ReactNode
}

/** Where an import stands: under way, failed as a whole, or done. */
export function Andamento<T>({ importacao: { data, error, isPending }, children }: AndamentoProps<T>) {
  return (
    <div role="status">
      {isPending && (
        <div className={pagina.pilha}>
          <progress className={css.progresso} aria-label={textos.andamento} />
          <p className={pagina.nota}>{textos.enviando}</p>
        </div>
      )}
      {error && <ErrorBlock mensagem={error.message} />}
      {data !== undefined && children(data)}
    </div>
  )
}
