import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { type ComponentType, useEffect, useRef } from 'react'
import { ErrorBlock } from '#ui/error-block.tsx'
import { emailFromAdesao, emailJustTyped } from '../email-da-ficha.ts'
import { focusInside } from '../paradas.ts'
import type { FichaForm } from '../use-ficha-form.ts'
import type { Registro } from '../use-registrar.ts'
import { Aderir, type AdesaoSlotProps } from './aderir.tsx'
import { BlocoConsumidor, BlocoUc } from './blocos.tsx'
import { FichaHeader } from './ficha-header.tsx'
import css from './ficha.module.css'

export interface FichaBodyProps {
  source: FichaRecadastramento
  atendimentoId: number | null
  form: FichaForm
  registro: Registro
  Adesao: ComponentType<AdesaoSlotProps>
  onAdhering: (isAdhering: boolean) => void
}

/** The two blocks and what is asked besides. Opens on the first open question, and goes to a field that is refused. */
export function FichaBody({ source, atendimentoId, form, registro, Adesao, onAdhering }: FichaBodyProps) {
  const { erro, falta } = registro
  const body = useRef<HTMLDivElement>(null)
  // At first, and again when *Voltar aos campos* has taken its own buttons away.
  useEffect(() => {
    if (!falta) focusInside(body.current?.querySelector('[data-parada="aberta"]'))
  }, [falta])
  useEffect(() => {
    const invalid = erro && body.current?.querySelector('[data-campo]:has([aria-invalid="true"])')
    if (invalid) focusInside(invalid)
  }, [erro])
  return (
    <div ref={body} className={css.ficha}>
      <FichaHeader source={source} form={form} />
      {erro && <ErrorBlock mensagem={erro} />}
      <BlocoUc source={source} form={form}>
        <Aderir
          ucId={source.ucId}
          atendimentoId={atendimentoId}
          enderecoInicial={emailJustTyped(form.asked)}
          temEnvioDigital={source.temEnvioDigital}
          Adesao={Adesao}
          onOpenChange={onAdhering}
          onSalvo={({ adesao }) => {
            const heard = emailFromAdesao(form.asked, adesao?.destinatarios ?? [])
            if (heard) form.act({ tipo: 'digitar', campo: 'email', valor: heard })
          }}
        />
      </BlocoUc>
      <BlocoConsumidor source={source} form={form} />
    </div>
  )
}
