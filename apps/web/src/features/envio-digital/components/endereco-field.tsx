import { suggestEmail } from '@ramal/shared/domain/email.ts'
import { Plus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { formatEndereco, type Endereco } from '../endereco.ts'
import { offers } from '../rascunho.ts'
import { readBack } from '../read-back.ts'
import { textos } from '../textos.ts'
import type { AdesaoFormState } from '../use-adesao-form.ts'
import css from './adesao-form.module.css'

const t = textos.formulario

/**
 * The address, typed once: Enter adds it, ↓ puts in the next one on file, and under it stands how to read it back to the
 * caller.
 */
export function EnderecoField({ form, known }: { form: AdesaoFormState; known: readonly Endereco[] }) {
  const { rascunho, change, add, faults } = form
  const { meio, endereco } = rascunho
  const offered = offers(rascunho, known)
  const shown = offered.findIndex((offer) => formatEndereco({ meio, endereco: offer }) === endereco)
  const fill = (next: string) => {
    change({ ...rascunho, endereco: formatEndereco({ meio, endereco: next }) })
    form.enderecoRef.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== form.enderecoRef.current) return
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      add()
    } else if (event.key === 'ArrowDown' && offered.length > 0) {
      event.preventDefault()
      fill(offered[(shown + 1) % offered.length] ?? '')
    }
  }
  return (
    <div className={css.endereco}>
      {/* Here and not on the field: a key handler of React Aria would keep every other key from the page. */}
      <div role="presentation" className={css.linha} onKeyDown={onKeyDown}>
        <TextField
          label={t.endereco[meio]}
          value={endereco}
          onChange={(value) => change({ ...rascunho, endereco: value })}
          inputRef={form.enderecoRef}
          errorMessage={faults.endereco}
          placeholder={t.exemplo[meio]}
          inputMode={meio === 'email' ? 'email' : 'tel'}
          autoComplete="off"
          spellCheck="false"
          autoFocus
          className={css.campo ?? ''}
        />
        <Button icone={<Plus aria-hidden="true" />} onPress={add}>
          {t.adicionar}
        </Button>
      </div>
      <Help form={form} offered={offered.filter((_, index) => index !== shown)} onUse={fill} />
    </div>
  )
}

interface HelpProps {
  form: AdesaoFormState
  offered: readonly string[]
  onUse: (endereco: string) => void
}

function Help({ form, offered, onUse }: HelpProps) {
  const { meio, endereco } = form.rascunho
  const typed = endereco.trim()
  const meant = meio === 'email' ? suggestEmail(endereco) : null
  return (
    <div className={css.ajuda}>
      {typed !== '' && (
        <p className={css.leitura}>
          {t.leiaDeVolta} <strong translate="no">{readBack(meio, typed)}</strong>
        </p>
      )}
      {meant && (
        <p>
          {t.quisDizer} <Chip onPress={() => onUse(meant)}>{meant}</Chip>?
        </p>
      )}
      {offered.length > 0 && (
        <p className={css.chips}>
          {t.sugestoes}
          {offered.map((offer) => (
            <Chip key={offer} onPress={() => onUse(offer)}>
              {formatEndereco({ meio, endereco: offer })}
            </Chip>
          ))}
        </p>
      )}
    </div>
  )
}

function Chip({ children, onPress }: { children: string; onPress: () => void }) {
  return (
    <Button className={css.chip ?? ''} onPress={onPress}>
      {children}
    </Button>
  )
}
