import { RetornosPanel } from './components/retornos-panel.tsx'
import { SupressoesPanel } from './components/supressoes-panel.tsx'
import { textos } from './textos.ts'
import pagina from '#ui/pagina.module.css'

/** *Supervisão › Supressões*: who is written to no more and why, and what came back that matched nothing. */
export function SupressoesPage() {
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <SupressoesPanel />
      <RetornosPanel />
    </div>
  )
}
