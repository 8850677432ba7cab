import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSessao } from '#app/sessao-context.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { TextField } from '#ui/text-field.tsx'
import { parametrosQuery } from './api/parametros-query.ts'
import { arvoreDe, isInside, matchesProcura } from './arvore.ts'
import { ArvoreNav } from './components/arvore-nav.tsx'
import { Grupos } from './components/grupos.tsx'
import { textos } from './textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './components/parametros.module.css'

/** *Supervisão › Parâmetros*: the tree, a search over it, and each parameter with its editor and history. */
export function ParametrosPage() {
  const query = useQuery(parametrosQuery)
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <QueryBlock query={query} linhas={12}>
        {(parametros) => <Parametros parametros={parametros} />}
      </QueryBlock>
    </div>
  )
}

function Parametros({ parametros }: { parametros: readonly Parametro[] }) {
  const { usuario } = useSessao()
  const [caminho, setCaminho] = useState<readonly string[]>([])
  const [procura, setProcura] = useState('')
  const podeAlterar = usuario.perfil !== 'atendente'
  const shown = parametros.filter(
    (parametro) => isInside(parametro, caminho) && matchesProcura(parametro, procura),
  )
  return (
    <div className={css.colunas}>
      <div className={css.lateral}>
        <TextField
          label={textos.procurar}
          placeholder={textos.procurarAjuda}
          value={procura}
          onChange={setProcura}
          type="search"
        />
        <ArvoreNav raiz={arvoreDe(parametros)} escolhido={caminho} onChoose={setCaminho} />
      </div>
      <div className={css.lista}>
        {!podeAlterar && <p role="note">{textos.somenteLeitura}</p>}
        {shown.length === 0 ? (
          <EmptyState titulo={textos.nenhum}>{textos.nenhumAjuda}</EmptyState>
        ) : (
          <Grupos grupo={arvoreDe(shown)} podeAlterar={podeAlterar} />
        )}
      </div>
    </div>
  )
}
