import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { type ComponentType, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { useAtalho } from '#ui/use-atalho.ts'
import { focusInside, focusNextStop } from '../paradas.ts'
import { textos } from '../textos.ts'
import css from './ficha.module.css'

/** What the form of the adhesion gets when it opens inside the modal. */
export interface AdesaoSlotProps {
  ucId: number
  atendimentoId: number | null
  /** The e-mail that was just typed in the ficha, so that nobody types it twice. */
  enderecoInicial: { meio: 'email'; endereco: string } | null
  onSalvo: (salvo: EnvioDigital) => void
  onCancelar: () => void
}

export interface AderirProps extends Pick<AdesaoSlotProps, 'ucId' | 'atendimentoId' | 'enderecoInicial'> {
  temEnvioDigital: boolean
  Adesao: ComponentType<AdesaoSlotProps>
  /** The adhesion is on screen: the keys for saving are its own. */
  onOpenChange: (isOpen: boolean) => void
  onSalvo: (salvo: EnvioDigital) => void
}

type Stage = 'fechado' | 'aberto' | 'salvo'

/** *Aderir ao envio digital*, only where there is no adhesion. It saves by itself, before and apart from the ficha. */
export function Aderir({ temEnvioDigital, Adesao, onOpenChange, onSalvo, ...slot }: AderirProps) {
  const [stage, setStage] = useState<Stage>('fechado')
  const place = useRef<HTMLDivElement>(null)
  const go = (next: Stage) => {
    flushSync(() => {
      setStage(next)
      onOpenChange(next === 'aberto')
    })
  }
  const saved = (salvo: EnvioDigital) => {
    onSalvo(salvo)
    go('salvo')
    if (place.current) focusNextStop(place.current)
  }
  const cancel = () => {
    go('fechado')
    focusInside(place.current)
  }
  const canOpen = stage === 'fechado' && !temEnvioDigital
  useAtalho(TECLAS.envioDigital, () => go('aberto'), canOpen)
  if (temEnvioDigital && stage === 'fechado') return <p className={css.nota}>{textos.aderido}</p>
  return (
    <div ref={place} className={css.aderir} data-etapa={stage} data-parada={canOpen ? 'aberta' : 'feita'}>
      {stage === 'fechado' ? (
        <Button tecla={TECLAS.envioDigital} onPress={() => go('aberto')}>
          {textos.aderir}
        </Button>
      ) : (
        <Adesao {...slot} onSalvo={saved} onCancelar={cancel} />
      )}
    </div>
  )
}
