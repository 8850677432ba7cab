import type { MensagemDemo } from '@ramal/shared/contracts/caixa-demo.ts'
import { Paperclip } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { instanteTexto } from '#ui/formats.ts'
import { textos } from '../textos.ts'
import css from './caixa-demo.module.css'

export interface MensagemListaProps {
  mensagens: readonly MensagemDemo[]
  escolhida: string | null
  onChoose: (id: string) => void
}

/** The messages; arrows go through them and each opens as it is reached. */
export function MensagemLista({ mensagens, escolhida, onChoose }: MensagemListaProps) {
  return (
    <ListBox
      aria-label={textos.mensagens}
      items={mensagens}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={escolhida === null ? [] : [escolhida]}
      onSelectionChange={(keys) => {
        const [key] = [...(keys === 'all' ? [] : keys)]
        if (key !== undefined) onChoose(String(key))
      }}
      className={css.lista ?? ''}
    >
      {({ id, assunto, para, em, anexos }) => (
        <ListBoxItem id={id} textValue={assunto} className={css.item ?? ''}>
          <span className={css.assunto}>{assunto}</span>
          <span className={css.detalhe}>
            {para.join(', ')}
            {anexos.length > 0 && <Paperclip size={12} aria-label={textos.anexos} />}
          </span>
          <span className={css.detalhe}>{instanteTexto(em)}</span>
        </ListBoxItem>
      )}
    </ListBox>
  )
}
