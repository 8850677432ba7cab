import { Perdidos } from './components/perdidos.tsx'
import { Retidos } from './components/retidos.tsx'
import { Rotina } from './components/rotina.tsx'
import { Situacao } from './components/situacao.tsx'
import { textos } from './textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './components/painel.module.css'

/** *Supervisão › Painel*: what waits, what is held, what did not arrive, and the routine that lets go. */
export function PainelPage() {
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <div className={css.colunas}>
        <Situacao />
        <Rotina />
      </div>
      <Retidos />
      <Perdidos />
    </div>
  )
}
