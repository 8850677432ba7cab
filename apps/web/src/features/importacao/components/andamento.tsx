import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import { ErrorBlock } from '#ui/error-block.tsx'
import { textos } from '../textos.ts'
import { Resultado } from './resultado.tsx'
import pagina from '#ui/pagina.module.css'
import css from './importacao.module.css'

export interface AndamentoProps {
  importacao: { data: ResultadoImportacao | undefined; error: Error | null; isPending: boolean }
}

/** Where an import stands: under way, failed as a whole, or done with what became of each item. */
export function Andamento({ importacao: { data, error, isPending } }: AndamentoProps) {
  return (
    <div role="status">
      {isPending && (
        <div className={pagina.pilha}>
          <progress className={css.progresso} aria-label={textos.andamento} />
          <p className={pagina.nota}>{textos.enviando}</p>
        </div>
      )}
      {error && <ErrorBlock mensagem={error.message} />}
      {data && <Resultado resultado={data} />}
    </div>
  )
}
