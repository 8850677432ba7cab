import type { Modelo, TipoModelo } from '@ramal/shared/contracts/modelos.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MODELOS } from '#textos/rotulos.ts'
import { QueryBlock } from '#ui/query-block.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { modelosQuery } from './api/modelos-query.ts'
import { ModeloEditor } from './components/modelo-editor.tsx'
import { textos } from './textos.ts'
import pagina from '#ui/pagina.module.css'

/** *Supervisão › Mensagens*: the words of what is sent by e-mail. */
export function ModelosPage() {
  const query = useQuery(modelosQuery)
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <QueryBlock query={query} linhas={16}>
        {(modelos) => <Modelos modelos={modelos} />}
      </QueryBlock>
    </div>
  )
}

function Modelos({ modelos }: { modelos: readonly Modelo[] }) {
  const [tipo, setTipo] = useState<TipoModelo>('fatura')
  const modelo = modelos.find((item) => item.tipo === tipo)
  return (
    <>
      <Segmented
        label={textos.tipos}
        opcoes={modelos.map((item) => ({ valor: item.tipo, rotulo: MODELOS[item.tipo] }))}
        valor={tipo}
        onChange={setTipo}
      />
      {modelo && <ModeloEditor key={tipo} modelo={modelo} />}
    </>
  )
}
