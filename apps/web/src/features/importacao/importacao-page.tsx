import { FaturasAParte } from './components/faturas-a-parte.tsx'
import { ImportarCadastro } from './components/importar-cadastro.tsx'
import { ImportarFaturas } from './components/importar-faturas.tsx'
import { textos } from './textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './components/importacao.module.css'

/** *Supervisão › Importação*: bills and cadastro in, and the bills that wait for their UC. */
export function ImportacaoPage() {
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <div className={css.colunas}>
        <ImportarFaturas />
        <ImportarCadastro />
      </div>
      <FaturasAParte />
    </div>
  )
}
