import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { hasChanged, type Linha, type Resultado } from '../linha.ts'
import { textos } from '../textos.ts'
import css from './ficha.module.css'

const RESULTADOS: readonly Resultado[] = ['confirmado', 'corrigido', 'nao_possui', 'nao_informou']

export interface ResultadoRadiosProps {
  linha: Linha
  onChange: (resultado: Resultado) => void
}

/** How the field was answered. *Corrigido* exists once something was typed, *confirmado* where there is something. */
export function ResultadoRadios({ linha, onChange }: ResultadoRadiosProps) {
  const isPossible: Partial<Record<Resultado, boolean>> = {
    confirmado: linha.atual !== '',
    corrigido: hasChanged(linha) && linha.valor.trim() !== '',
  }
  return (
    <RadioGroup
      aria-label={textos.resultadoDe(textos.campos[linha.campo])}
      value={linha.resultado}
      onChange={(resultado) => onChange(resultado as Resultado)}
      orientation="horizontal"
      className={css.resultados ?? ''}
    >
      {RESULTADOS.map((resultado) => (
        <Radio
          key={resultado}
          value={resultado}
          isDisabled={isPossible[resultado] === false}
          className={css.resultado ?? ''}
        >
          {textos.resultados[resultado]}
        </Radio>
      ))}
    </RadioGroup>
  )
}
