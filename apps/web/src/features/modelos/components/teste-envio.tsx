import type { FontesModelo, TipoModelo } from '@ramal/shared/contracts/modelos.ts'
import { type FormEvent, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.ts'
import { useTestarModelo } from '../api/gravar-modelo.ts'
import { textos } from '../textos.ts'
import css from './modelos.module.css'

const { teste: t } = textos

/** Sends what is in the editor to one address. */
export function TesteEnvio({ tipo, fontes }: { tipo: TipoModelo; fontes: FontesModelo }) {
  const [para, setPara] = useState('')
  const { mutate, isPending, error } = useTestarModelo()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    const pedido = { params: { tipo }, body: { ...fontes, para } }
    mutate(pedido, { onSuccess: () => toast.feito(t.enviado(para)) })
  }
  return (
    <Panel titulo={t.titulo}>
      <form onSubmit={send} noValidate className={css.linha}>
        <TextField
          label={t.para}
          value={para}
          onChange={setPara}
          inputMode="email"
          description={t.ajuda}
          errorMessage={error ? (error.campos[0]?.mensagem ?? error.message) : undefined}
          className={css.para}
        />
        <Button type="submit" isPending={isPending}>
          {t.enviar}
        </Button>
      </form>
    </Panel>
  )
}
