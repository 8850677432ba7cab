import { ESTADOS_CIVIS, opcoes } from '#textos/rotulos.ts'
import { DateField } from '#ui/date-field.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { EstadoCivil, Linha } from '../linha.ts'
import { textos } from '../textos.ts'
import css from './ficha.module.css'

const ESTADOS = opcoes(ESTADOS_CIVIS)

const KEYBOARDS: Partial<Record<Linha['campo'], 'tel' | 'email'>> = {
  celular: 'tel',
  fone: 'tel',
  email: 'email',
}

export interface CampoControlProps {
  linha: Linha
  onChange: (valor: string) => void
}

/** The control that a field of the ficha is typed in. */
export function CampoControl({ linha, onChange }: CampoControlProps) {
  const { campo, valor, editavel } = linha
  const label = textos.campos[campo]
  const errorMessage = linha.erro ?? undefined
  const className = css.controle ?? ''
  if (campo === 'nascimento') {
    return (
      <DateField
        label={label}
        valor={valor || null}
        onChange={(day) => onChange(day ?? '')}
        errorMessage={errorMessage}
        className={className}
      />
    )
  }
  if (campo === 'estadoCivil') {
    return (
      <Select
        label={label}
        opcoes={ESTADOS}
        valor={(valor || null) as EstadoCivil | null}
        onChange={onChange}
        errorMessage={errorMessage}
        className={className}
      />
    )
  }
  return (
    <TextField
      label={label}
      value={valor}
      onChange={onChange}
      errorMessage={errorMessage}
      isReadOnly={!editavel}
      inputMode={KEYBOARDS[campo] ?? 'text'}
      autoComplete="off"
      spellCheck="false"
      className={className}
    />
  )
}
