import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { type Filtro, isFiltered, SEM_FILTRO } from '../filtro.ts'
import { textos } from '../textos.ts'
import css from './faturas-panel.module.css'

const t = textos.filtro

/** The period of the due date and the competência. It acts as it is typed. */
export function FiltroFaturas({ filtro, onChange }: { filtro: Filtro; onChange: (filtro: Filtro) => void }) {
  return (
    <div role="group" aria-label={t.rotulo} className={css.filtro}>
      <DateField label={t.de} valor={filtro.de} onChange={(de) => onChange({ ...filtro, de })} />
      <DateField label={t.ate} valor={filtro.ate} onChange={(ate) => onChange({ ...filtro, ate })} />
      <TextField
        label={t.competencia}
        placeholder={t.exemplo}
        value={filtro.competencia}
        onChange={(competencia) => onChange({ ...filtro, competencia })}
        autoComplete="off"
        className={css.competencia}
      />
      {isFiltered(filtro) && (
        <Button variante="discreto" onPress={() => onChange(SEM_FILTRO)}>
          {t.limpar}
        </Button>
      )}
    </div>
  )
}
