import { X } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { formatEndereco } from '../endereco.ts'
import { removeAt } from '../rascunho.ts'
import { textos } from '../textos.ts'
import type { AdesaoFormState } from '../use-adesao-form.ts'
import css from './adesao-form.module.css'

const t = textos.formulario

/** Who will receive the bill; each row with its ✕ and, when the server refused it, why. */
export function DestinatarioList({ form }: { form: AdesaoFormState }) {
  const { rascunho, faults, change, enderecoRef } = form
  if (rascunho.destinatarios.length === 0) return <p className={css.nenhum}>{t.nenhum}</p>
  const remove = (index: number) => {
    change(removeAt(rascunho, index))
    // The pressed button is gone: the focus must not fall to the page.
    enderecoRef.current?.focus()
  }
  return (
    <ul aria-label={t.destinatarios} className={css.destinatarios}>
      {rascunho.destinatarios.map((destinatario, index) => {
        const endereco = formatEndereco(destinatario)
        const fault = faults.destinatarios?.[index]
        return (
          <li key={`${destinatario.meio} ${destinatario.endereco}`}>
            <span className={css.meio}>{t.meios[destinatario.meio]}</span>
            <span className={css.valor}>{endereco}</span>
            <Button
              variante="icone"
              aria-label={t.remover(endereco)}
              icone={<X aria-hidden="true" />}
              onPress={() => remove(index)}
            />
            {fault && (
              <span className={css.erro} role="alert">
                {fault}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
