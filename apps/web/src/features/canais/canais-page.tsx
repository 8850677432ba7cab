import type { Canal, CanalConfigurado } from '@ramal/shared/contracts/canais.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { QueryBlock } from '#ui/query-block.tsx'
import { canaisQuery } from './api/canais-query.ts'
import { CanalEditor } from './components/canal-editor.tsx'
import { CanalLista } from './components/canal-lista.tsx'
import { textos } from './textos.ts'
import css from '#ui/editor.module.css'
import pagina from '#ui/pagina.module.css'

/** *Supervisão › Canais*: WhatsApp, SMS and Pix, each with its form, a real test and what its provider tells. */
export function CanaisPage() {
  return (
    <div className={pagina.pagina}>
      <h1>{textos.titulo}</h1>
      <p className={pagina.nota}>{textos.explicacao}</p>
      <QueryBlock query={useQuery(canaisQuery)} linhas={12}>
        {(canais) => <Canais canais={canais} />}
      </QueryBlock>
    </div>
  )
}

function Canais({ canais }: { canais: readonly CanalConfigurado[] }) {
  const [escolhido, setEscolhido] = useState<Canal>('whatsapp')
  const canal = canais.find(({ canal }) => canal === escolhido) ?? canais[0]
  if (!canal) return null
  return (
    <div className={css.colunas}>
      <CanalLista canais={canais} escolhido={canal.canal} onChoose={setEscolhido} />
      <CanalEditor key={canal.canal} canal={canal} />
    </div>
  )
}
