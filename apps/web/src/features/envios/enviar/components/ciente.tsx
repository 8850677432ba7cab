import { useEffect, useRef } from 'react'
import { Checkbox } from '#ui/checkbox.tsx'
import css from './enviar.module.css'

export interface CienteProps {
  rotulo: string
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  /** Why it has to be ticked; it then has the focus, one Space away. */
  erro?: string | undefined
}

/** What must be ticked before it is sent. */
export function Ciente({ rotulo, isSelected, onChange, erro }: CienteProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (erro !== undefined) place.current?.querySelector('input')?.focus()
  }, [erro])
  return (
    <div ref={place}>
      <Checkbox isSelected={isSelected} onChange={onChange} isInvalid={erro !== undefined}>
        {rotulo}
      </Checkbox>
      {erro !== undefined && (
        <p role="alert" className={css.erro}>
          {erro}
        </p>
      )}
    </div>
  )
}
