import type { VariavelWhatsapp } from '@ramal/shared/contracts/canais.ts'
import { Plus, X } from 'lucide-react'
import { opcoes } from '#textos/rotulos.ts'
import { Button } from '#ui/button.tsx'
import { Grupo } from '#ui/grupo.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { RascunhoModelo, RascunhoWhatsapp } from '../rascunho-whatsapp.ts'
import { textosWhatsapp as t, VARIAVEIS } from '../textos.ts'
import type { CanalForm } from '../use-canal-form.ts'
import css from '#ui/editor.module.css'

const OPCOES = opcoes(VARIAVEIS)
/** As many as the contract takes. */
const VARIAVEIS_NO_MAXIMO = 10

export interface ModeloWhatsappProps {
  form: CanalForm<RascunhoWhatsapp>
  campo: 'modeloFatura' | 'modeloBarra'
  titulo: string
  ajuda: string
}

/** A template as Meta approved it: its name, its language, and what fills each place of its body. */
export function ModeloWhatsapp({ form, campo, titulo, ajuda }: ModeloWhatsappProps) {
  const { rascunho, change, faults } = form
  const modelo = rascunho[campo]
  const set = (next: Partial<RascunhoModelo>) => change({ ...rascunho, [campo]: { ...modelo, ...next } })
  const texto = (nome: 'nome' | 'idioma') => ({
    label: t[nome],
    value: modelo[nome],
    onChange: (valor: string) => set({ [nome]: valor }),
    errorMessage: faults[`ajustes.${campo}.${nome}`],
    autoComplete: 'off',
  })
  const falta = Object.entries(faults).find(([nome]) => nome.startsWith(`ajustes.${campo}.variaveis`))
  return (
    <Grupo titulo={titulo} ajuda={ajuda}>
      <TextField {...texto('nome')} />
      <TextField {...texto('idioma')} />
      <Variaveis
        label={t.variaveis}
        variaveis={modelo.variaveis}
        errorMessage={falta?.[1]}
        onChange={(variaveis) => set({ variaveis })}
      />
    </Grupo>
  )
}

interface VariaveisProps {
  label: string
  variaveis: readonly VariavelWhatsapp[]
  errorMessage: string | undefined
  onChange: (variaveis: readonly VariavelWhatsapp[]) => void
}

/** What stands at {{1}}, {{2}} and so on: changing a choice is also how the order is changed. */
function Variaveis({ label, variaveis, errorMessage, onChange }: VariaveisProps) {
  return (
    <div role="group" aria-label={label} className={css.inteiro}>
      <p className={css.ajuda}>{label}</p>
      <ol className={css.variaveis}>
        {variaveis.map((variavel, index) => (
          // The place is what the entry is.
          <li key={index}>
            <Select
              label={t.variavel(index + 1)}
              opcoes={OPCOES}
              valor={variavel}
              onChange={(next) => onChange(variaveis.with(index, next))}
            />
            <Button
              variante="icone"
              aria-label={t.tirar(index + 1)}
              icone={<X aria-hidden="true" />}
              onPress={() => onChange(variaveis.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      {errorMessage && (
        <p role="alert" className={css.erro}>
          {errorMessage}
        </p>
      )}
      <Button
        variante="discreto"
        icone={<Plus aria-hidden="true" />}
        isDisabled={variaveis.length >= VARIAVEIS_NO_MAXIMO}
        onPress={() => onChange([...variaveis, 'nome'])}
      >
        {t.adicionar}
      </Button>
    </div>
  )
}
