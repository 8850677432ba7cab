import type { testarCanal } from '@ramal/shared/contracts/canais.ts'
import { type FormEvent, useState } from 'react'
import type { Answer } from '#api/client.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useTestarCanal } from '../api/testar-canal.ts'
import { textos } from '../textos.ts'
import css from '#ui/editor.module.css'

const { teste: t } = textos

export interface TestePainelProps {
  canal: 'whatsapp' | 'sms'
  /** What is on the form is not what would be tried. */
  isDirty: boolean
}

/** A real message as the channel is kept, with all that was said. */
export function TestePainel({ canal, isDirty }: TestePainelProps) {
  const [para, setPara] = useState('')
  const { mutate, isPending, data, error } = useTestarCanal()
  const faltaPara = error?.campos.find(({ campo }) => campo === 'para')?.mensagem
  const test = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending && !isDirty) mutate({ params: { canal }, body: { para } })
  }
  return (
    <section className={css.teste} aria-label={t.titulo}>
      <h3>{t.titulo}</h3>
      <p className={css.ajuda}>{isDirty ? t.salveAntes : t.ajuda}</p>
      <form onSubmit={test} noValidate className={css.linhaTeste}>
        <TextField
          label={t.para}
          value={para}
          onChange={setPara}
          inputMode="tel"
          placeholder={t.paraExemplo}
          errorMessage={faltaPara}
          className={css.para}
        />
        <Button type="submit" isPending={isPending} isDisabled={isDirty}>
          {t.testar}
        </Button>
      </form>
      <div role="status">
        {isPending && (
          <>
            <p>{t.testando}</p>
            <Skeleton linhas={6} />
          </>
        )}
        {!isPending && data && <Resultado teste={data} />}
      </div>
      {!isPending && error && faltaPara === undefined && <ErrorBlock mensagem={error.message} />}
    </section>
  )
}

function Resultado({ teste: { bom, explicacao, conversa } }: { teste: Answer<typeof testarCanal> }) {
  return (
    <div className={css.resultado}>
      <p>
        <Badge tom={bom ? 'bom' : 'ruim'}>{bom ? t.bom : t.ruim}</Badge> {explicacao}
      </p>
      {conversa.length > 0 && (
        <details open>
          <summary>{t.conversa}</summary>
          {/* Longer than its box: it takes the focus so that the arrows scroll it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <ol className={css.conversa} tabIndex={0} aria-label={t.conversa}>
            {conversa.map((fala, index) => (
              // Lines repeat, and none is ever moved.
              <li key={index} className={css.fala}>
                <code>{fala}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}
