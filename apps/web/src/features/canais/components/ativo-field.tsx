import { Checkbox } from '#ui/checkbox.tsx'
import type { RascunhoBase } from '../digitado.ts'
import { textos } from '../textos.ts'
import type { CanalForm } from '../use-canal-form.ts'
import css from '#ui/editor.module.css'

export interface AtivoFieldProps<R extends RascunhoBase> {
  form: CanalForm<R>
  isPix: boolean
}

/** The switch of a channel, with what it means to stop it. */
export function AtivoField<R extends RascunhoBase>({ form, isPix }: AtivoFieldProps<R>) {
  const { rascunho, change, faults } = form
  return (
    <div>
      <Checkbox
        isSelected={rascunho.ativo}
        isInvalid={faults['ativo'] !== undefined}
        onChange={(ativo) => change({ ...rascunho, ativo })}
      >
        {textos.ativo}
      </Checkbox>
      <p className={css.ajuda}>{isPix ? textos.pixAtivoAjuda : textos.ativoAjuda}</p>
      {faults['ativo'] && (
        <p role="alert" className={css.erro}>
          {faults['ativo']}
        </p>
      )}
    </div>
  )
}
