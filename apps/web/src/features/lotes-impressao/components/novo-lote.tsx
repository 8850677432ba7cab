import { Layers } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { Panel } from '#ui/panel.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.ts'
import { useMontarLote } from '../api/atos.ts'
import { readCompetencia } from '../competencia.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'
import css from './lotes.module.css'

const t = textos.novo

/** How many bills wait for paper, and a lot of them. */
export function NovoLote({ esperando }: { esperando: { total: number; mais: boolean } }) {
  const { mutate, isPending, error } = useMontarLote()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [frenteVerso, setFrenteVerso] = useState(false)
  const montar = () => {
    const competencia = readCompetencia(typed)
    setWrong(competencia === undefined)
    if (competencia === undefined) return
    mutate({ body: { competencia, frenteVerso } }, { onSuccess: ({ id }) => toast.feito(t.montado(id)) })
  }
  return (
    <Panel titulo={t.titulo}>
      <div className={pagina.pilha}>
        <p className={css.esperando}>{t.esperando(esperando.total, esperando.mais)}</p>
        <p className={css.nota}>{t.explicacao}</p>
        {error && <ErrorBlock mensagem={error.message} />}
        <div className={css.escolhas}>
          <TextField
            label={t.competencia}
            placeholder={t.competenciaExemplo}
            errorMessage={wrong ? t.competenciaRuim : undefined}
            value={typed}
            onChange={setTyped}
            maxLength={7}
          />
          <Checkbox isSelected={frenteVerso} onChange={setFrenteVerso}>
            {t.frenteVerso}
          </Checkbox>
        </div>
        <div className={pagina.acoes}>
          <Button
            variante="primario"
            icone={<Layers size={14} aria-hidden="true" />}
            isPending={isPending}
            isDisabled={esperando.total === 0}
            onPress={montar}
          >
            {t.montar}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
