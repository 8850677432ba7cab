import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import { Segmented } from '#ui/segmented.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { textos } from '../textos.ts'
import { ajudaDoValor } from '../valor.ts'
import css from './parametros.module.css'

export interface ValorFieldProps {
  parametro: Parametro
  /** As text: `true`/`false`, digits, `HH:MM`, the `valor` of an option; '' for nothing. */
  valor: string
  onChange: (valor: string) => void
  errorMessage: string | undefined
  isDisabled: boolean
}

/** The editor of a parameter's type. */
export function ValorField({ parametro, valor, onChange, errorMessage, isDisabled }: ValorFieldProps) {
  const { tipo, unidade, opcoes, opcional } = parametro
  if (tipo === 'opcao') {
    return (
      <Select
        label={textos.valor}
        opcoes={opcional ? [{ valor: '', rotulo: textos.nenhumaOpcao }, ...opcoes] : opcoes}
        valor={valor}
        onChange={onChange}
        errorMessage={errorMessage}
        isDisabled={isDisabled}
        className={css.opcao}
      />
    )
  }
  if (tipo === 'sim_nao') {
    return (
      <Segmented
        label={textos.valor}
        opcoes={[
          { valor: 'true', rotulo: textos.sim },
          { valor: 'false', rotulo: textos.nao },
        ]}
        valor={valor || null}
        onChange={onChange}
        errorMessage={errorMessage}
        isDisabled={isDisabled}
      />
    )
  }
  return (
    <TextField
      label={unidade ? textos.valorEm(unidade) : textos.valor}
      value={valor}
      onChange={onChange}
      errorMessage={errorMessage}
      description={ajudaDoValor(parametro)}
      inputMode={tipo === 'inteiro' ? 'numeric' : 'text'}
      isDisabled={isDisabled}
      autoComplete="off"
      className={css.curto}
    />
  )
}
