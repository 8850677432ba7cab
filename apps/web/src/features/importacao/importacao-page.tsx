import { FaturasAParte } from './components/faturas-a-parte.tsx'
import { ImportarCadastro } from './components/importar-cadastro.tsx'
import { ImportarFaturas } from './components/importar-faturas.tsx'
import { ImportarPagamentos } from './components/importar-pagamentos.tsx'
import { PagamentosSemFatura } from './components/pagamentos-sem-fatura.tsx'
import { textos } from './textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './components/importacao.module.css'

/** *Supervisão › Importação*: bills, cadastro and payments in, and what waits for its UC or its bill. */
export function ImportacaoPage() {
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <div className={css.colunas}>
        <ImportarFaturas />
        <ImportarCadastro />
        <ImportarPagamentos />
      </div>
      <FaturasAParte />
      <PagamentosSemFatura />
    </div>
  )
}
