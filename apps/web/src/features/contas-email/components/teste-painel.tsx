import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { type FormEvent, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useTestarConta, useTestarContaNova } from '../api/testar-conta.ts'
import { conteudoDe } from '../rascunho.ts'
import { textos } from '../textos.ts'
import type { ContaForm } from '../use-conta-form.ts'
import { TesteResultado } from './teste-resultado.tsx'
import css from '#ui/editor.module.css'

const { teste: t } = textos

/** A real test of what is on the form; of a kept account without changes, its outcome is kept. */
export function TestePainel({ form, conta }: { form: ContaForm; conta: ContaEmail | null }) {
  const [para, setPara] = useState('')
  const guardada = useTestarConta()
  const nova = useTestarContaNova()
  const isPending = guardada.isPending || nova.isPending
  const latest = form.isDirty || !conta ? nova : guardada
  const [faltaPara, setFaltaPara] = useState<string>()
  const test = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    setFaltaPara(undefined)
    const onError: typeof form.refuse = (error) => {
      setFaltaPara(error.campos.find(({ campo }) => campo === 'para')?.mensagem)
      form.refuse(error)
    }
    if (conta && !form.isDirty) {
      return guardada.mutate({ params: { id: conta.id }, body: { para } }, { onError })
    }
    const body = { para, conta: conteudoDe(form.rascunho), ...(conta && { contaId: conta.id }) }
    nova.mutate({ body }, { onError })
  }
  return (
    <section className={css.teste} aria-label={t.titulo}>
      <h3>{t.titulo}</h3>
      <p className={css.ajuda}>{t.ajuda}</p>
      <form onSubmit={test} noValidate className={css.linhaTeste}>
        <TextField
          label={t.para}
          value={para}
          onChange={setPara}
          inputMode="email"
          errorMessage={faltaPara}
          className={css.para}
        />
        <Button type="submit" isPending={isPending}>
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
        {!isPending && latest.data && <TesteResultado teste={latest.data} />}
      </div>
    </section>
  )
}
