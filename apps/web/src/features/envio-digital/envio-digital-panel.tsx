import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { envioDigitalQuery } from './api/envio-digital-query.ts'
import { AdesaoForm } from './components/adesao-form.tsx'
import { AdesaoList } from './components/adesao-list.tsx'
import { AdesaoSalva } from './components/adesao-salva.tsx'
import { textos } from './textos.ts'
import css from './components/envio-digital-panel.module.css'

export interface EnvioDigitalPanelProps {
  ucId: number
  /** Null outside a call. */
  atendimentoId: number | null
  /** Opens on the form of a UC that has not adhered, for who comes here to adhere (Shift+F8). */
  comecaNovo?: boolean
}

/** *Solicitação de serviço › Envio digital* of one UC: the list, the form in its place, and what was saved. */
export function EnvioDigitalPanel(props: EnvioDigitalPanelProps) {
  const query = useQuery(envioDigitalQuery(props.ucId))
  // Another UC is another panel: nothing chosen or typed for the last one may stay.
  return (
    <QueryBlock query={query} linhas={4}>
      {(envioDigital) => <Panel key={props.ucId} {...props} envioDigital={envioDigital} />}
    </QueryBlock>
  )
}

type View = { isEditing: boolean; salvo: EnvioDigital | null }

function Panel(props: EnvioDigitalPanelProps & { envioDigital: EnvioDigital }) {
  const { envioDigital, atendimentoId, comecaNovo = false } = props
  const [{ isEditing, salvo }, setView] = useState<View>({
    isEditing: comecaNovo && envioDigital.adesao === null,
    salvo: null,
  })
  if (isEditing) {
    return (
      <AdesaoForm
        envioDigital={envioDigital}
        atendimentoId={atendimentoId}
        onSalvo={(saved) => setView({ isEditing: false, salvo: saved })}
        onCancelar={() => setView({ isEditing: false, salvo: null })}
      />
    )
  }
  return (
    <div className={css.pilha}>
      {salvo && (
        <AdesaoSalva salvo={salvo} atendimentoId={atendimentoId}>
          <Button variante="discreto" autoFocus onPress={() => setView({ isEditing: false, salvo: null })}>
            {textos.salvo.fechar}
          </Button>
        </AdesaoSalva>
      )}
      <AdesaoList
        envioDigital={envioDigital}
        atendimentoId={atendimentoId}
        onNovo={() => setView({ isEditing: true, salvo: null })}
      />
    </div>
  )
}
