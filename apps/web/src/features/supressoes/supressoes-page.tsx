import { RetornosPanel } from './components/retornos-panel.tsx'
import { SupressoesPanel } from './components/supressoes-panel.tsx'
import { textos } from './textos.ts'
import css from './components/supressoes.module.css'

/** *Supervisão › Supressões*: who is written to no more and why, and what came back that matched nothing. */
export function SupressoesPage() {
  return (
    <div className={css.pagina}>
      <h1>{textos.titulo}</h1>
      <SupressoesPanel />
      <RetornosPanel />
    </div>
  )
}
