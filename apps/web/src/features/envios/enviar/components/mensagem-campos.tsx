import { Checkbox } from '#ui/checkbox.tsx'
import { TextField } from '#ui/text-field.tsx'
import { textos } from '../textos.ts'
import type { EnviarForm } from '../use-enviar-form.ts'
import css from './enviar.module.css'

/** Of an e-mail: who it is from, its subject, what stands above the model's words, the read receipt. */
export function MensagemCampos({ form }: { form: EnviarForm }) {
  const { rascunho, falhas, change, destinos } = form
  const remetente = destinos.data?.remetente
  return (
    <div className={css.grupo}>
      <p className={css.origem}>
        {textos.remetente}:{' '}
        {remetente === null
          ? textos.semRemetente
          : remetente && (
              <span translate="no">
                {remetente.nome} &lt;{remetente.endereco}&gt;
              </span>
            )}
      </p>
      <TextField
        label={textos.assunto}
        description={textos.assuntoAjuda}
        value={rascunho.assunto}
        onChange={(assunto) => change({ assunto })}
        errorMessage={falhas.assunto}
        maxLength={150}
      />
      <TextField
        label={textos.mensagem}
        description={textos.mensagemAjuda}
        value={rascunho.recado}
        onChange={(recado) => change({ recado })}
        errorMessage={falhas.recado}
        maxLength={2000}
        rows={3}
      />
      <Checkbox
        isSelected={rascunho.confirmarLeitura}
        onChange={(confirmarLeitura) => change({ confirmarLeitura })}
      >
        {textos.confirmarLeitura}
      </Checkbox>
    </div>
  )
}
