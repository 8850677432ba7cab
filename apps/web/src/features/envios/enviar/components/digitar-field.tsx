import { suggestEmail } from '@ramal/shared/domain/email.ts'
import { Plus, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { MeioComEndereco } from '#forms/endereco.ts'
import { enderecoTexto } from '#textos/valores.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { textos } from '../textos.ts'
import type { EnviarForm } from '../use-enviar-form.ts'
import css from './enviar.module.css'

/** Where one types to at once; Enter adds it and the next can follow. What is sent includes what stands in it. */
export function DigitarField({ form, meio }: { form: EnviarForm; meio: MeioComEndereco }) {
  const { rascunho, falhas, change, add, digitarRef } = form
  const onKeyDown = (event: KeyboardEvent) => {
    const isAdd = event.key === 'Enter' && !event.ctrlKey && !event.metaKey
    if (!isAdd || event.target !== digitarRef.current) return
    event.preventDefault()
    add()
  }
  const meant = meio === 'email' ? suggestEmail(rascunho.digitado) : null
  return (
    <>
      <Adicionados form={form} meio={meio} />
      {/* Here and not on the field: a key handler of React Aria would keep every other key from the page. */}
      <div role="presentation" className={css.linha} onKeyDown={onKeyDown}>
        <TextField
          label={textos.digitar[meio]}
          placeholder={textos.exemplo[meio]}
          value={rascunho.digitado}
          onChange={(digitado) => change({ digitado })}
          inputRef={digitarRef}
          errorMessage={falhas.endereco}
          inputMode={meio === 'email' ? 'email' : 'tel'}
          autoComplete="off"
          spellCheck="false"
          autoFocus
        />
        <Button icone={<Plus aria-hidden="true" />} onPress={add}>
          {textos.adicionar}
        </Button>
      </div>
      {meant && (
        <p className={css.origem}>
          {textos.quisDizer}{' '}
          <Button variante="discreto" onPress={() => change({ digitado: meant })}>
            {meant}
          </Button>
          ?
        </p>
      )}
      <Avisos form={form} />
    </>
  )
}

function Adicionados({ form, meio }: { form: EnviarForm; meio: MeioComEndereco }) {
  const { rascunho, change } = form
  const { adicionados } = rascunho
  if (adicionados.length === 0) return null
  const without = (endereco: string) => adicionados.filter((each) => each !== endereco)
  return (
    <ul className={css.cadastro}>
      {adicionados.map((endereco) => (
        <li key={endereco} className={css.destino}>
          <span translate="no">{enderecoTexto(meio, endereco)}</span>
          <span className={css.origem}>{textos.digitado}</span>
          <Button
            variante="icone"
            aria-label={textos.tirarEndereco(enderecoTexto(meio, endereco) ?? endereco)}
            icone={<X aria-hidden="true" />}
            onPress={() => change({ adicionados: without(endereco) })}
          />
        </li>
      ))}
    </ul>
  )
}

/** What is known against a typed address. */
function Avisos({ form: { conferencias, contexto } }: { form: EnviarForm }) {
  const avisos = conferencias.flatMap(({ endereco, aviso }) => (aviso === null ? [] : { endereco, aviso }))
  return (
    <div role="status">
      {avisos.map(({ endereco, aviso }) => (
        <p key={endereco} className={css.aviso}>
          {enderecoTexto(contexto.meio, endereco)}: {aviso}
        </p>
      ))}
    </div>
  )
}
