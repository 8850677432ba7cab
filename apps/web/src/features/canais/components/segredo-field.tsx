import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { gerarSegredo } from '../digitado.ts'
import { textos } from '../textos.ts'
import type { FormDeSegredos } from '../use-canal-form.ts'
import css from '#ui/editor.module.css'

const { segredos: t } = textos

export interface SegredoFieldProps {
  form: FormDeSegredos
  nome: string
  label: string
  /** With its article, inside a sentence: 'o token de acesso'. */
  qual: string
  ajuda?: string
  /** One is kept already. */
  guardado: boolean
  /** The secret is ours to choose: it may be made here, and is then shown until it is saved. */
  gera?: boolean
}

/** A secret that is written and never shown: kept, replaced by what is typed, or taken away. */
export function SegredoField({ form, nome, label, qual, ajuda, guardado, gera = false }: SegredoFieldProps) {
  const { valor, remover } = form.segredo(nome)
  const [gerado, setGerado] = useState<string | null>(null)
  const change = (next: string) => form.mudarSegredo(nome, { valor: next, remover: false })
  const isGerado = valor !== '' && valor === gerado
  return (
    <div className={css.segredo}>
      <TextField
        label={label}
        value={valor}
        onChange={change}
        type={isGerado ? 'text' : 'password'}
        autoComplete="new-password"
        spellCheck="false"
        isDisabled={remover}
        description={descricao({ ajuda, guardado, remover, isGerado })}
        errorMessage={form.faults[`segredos.${nome}`]}
      />
      <div className={css.selos}>
        {guardado && (
          <Checkbox
            isSelected={remover}
            onChange={(isRemover) => form.mudarSegredo(nome, { valor: '', remover: isRemover })}
          >
            {t.remover(qual)}
          </Checkbox>
        )}
        {gera && !remover && (
          <Button
            variante="discreto"
            onPress={() => {
              const made = gerarSegredo()
              setGerado(made)
              change(made)
            }}
          >
            {t.gerar(qual)}
          </Button>
        )}
        {isGerado && <CopyButton texto={valor} oQue={qual} />}
      </div>
    </div>
  )
}

function descricao(
  props: Pick<SegredoFieldProps, 'guardado'> & {
    ajuda: string | undefined
    remover: boolean
    isGerado: boolean
  },
): string {
  if (props.remover) return t.removido
  if (props.isGerado) return t.gerado
  return [props.guardado && t.guardado, props.ajuda].filter(Boolean).join(' ')
}
