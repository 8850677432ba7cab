import type { EnvioDigital, MeioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import type { KeyboardEvent } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { horaTexto } from '#ui/formats.ts'
import { Segmented } from '#ui/segmented.tsx'
import { useAtalho } from '#ui/use-atalho.ts'
import type { Endereco } from '../endereco.ts'
import type { TipoCopia } from '../rascunho.ts'
import { textos } from '../textos.ts'
import { useAdesaoForm } from '../use-adesao-form.ts'
import { DestinatarioList } from './destinatario-list.tsx'
import { EnderecoField } from './endereco-field.tsx'
import { ModoAceite } from './modo-aceite.tsx'
import { SenhaDoPdf } from './senha-do-pdf.tsx'
import { TermoBox } from './termo-box.tsx'
import css from './adesao-form.module.css'

const t = textos.formulario
const COPIAS: readonly TipoCopia[] = ['apenas_digital', 'impressa_tambem']

export interface AdesaoFormProps {
  envioDigital: EnvioDigital
  /** Null outside a call. */
  atendimentoId: number | null
  enderecoInicial?: Endereco | null
  onSalvo: (salvo: EnvioDigital) => void
  /** Esc and *Cancelar*; the draft stays for the next time. */
  onCancelar: () => void
}

/** Channel, address, copies and term of an adhesion. Ctrl+Enter saves from anywhere in it. */
export function AdesaoForm({ onCancelar, ...options }: AdesaoFormProps) {
  const { envioDigital, enderecoInicial } = options
  const form = useAdesaoForm(options)
  const { rascunho, faults, change, save, isPending } = form
  useAtalho(TECLAS.salvar, save, !isPending)
  const known = [...(enderecoInicial ? [enderecoInicial] : []), ...envioDigital.sugestoes]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // Only this form closes, not the dialog that it may stand in.
    event.stopPropagation()
    onCancelar()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={css.formulario} aria-label={titleOf(envioDigital)} onKeyDown={onKeyDown}>
      <h3>{titleOf(envioDigital)}</h3>
      {faults.geral && <ErrorBlock mensagem={faults.geral} />}
      {form.restoredAt && <Restored em={form.restoredAt} onDiscard={form.discard} />}
      <Meio
        envioDigital={envioDigital}
        valor={rascunho.meio}
        onChange={(meio) => change({ ...rascunho, meio })}
      />
      <EnderecoField form={form} known={known} />
      <DestinatarioList form={form} />
      <div className={css.escolhas}>
        <Segmented
          label={t.tipoCopia}
          opcoes={COPIAS.map((valor) => ({ valor, rotulo: t.copias[valor] }))}
          valor={rascunho.tipoCopia}
          onChange={(tipoCopia) => change({ ...rascunho, tipoCopia })}
        />
        <ModoAceite form={form} />
        <SenhaDoPdf form={form} envioDigital={envioDigital} />
      </div>
      <TermoBox termo={envioDigital.termo} />
      <div className={css.acoes}>
        <Button onPress={onCancelar}>{t.cancelar}</Button>
        <Button variante="primario" tecla={TECLAS.salvar} onPress={save} isPending={isPending}>
          {t.salvar}
        </Button>
      </div>
    </section>
  )
}

const titleOf = ({ adesao }: EnvioDigital) => (adesao ? t.tituloAlterar : t.titulo)

interface MeioProps {
  envioDigital: EnvioDigital
  valor: MeioDigital
  onChange: (meio: MeioDigital) => void
}

function Meio({ envioDigital, valor, onChange }: MeioProps) {
  const { whatsappContratado } = envioDigital
  return (
    <div>
      <Segmented
        label={t.meio}
        opcoes={[
          { valor: 'email', rotulo: t.meios.email },
          { valor: 'whatsapp', rotulo: t.meios.whatsapp, isDisabled: !whatsappContratado },
        ]}
        valor={valor}
        onChange={onChange}
      />
      {!whatsappContratado && <p className={css.motivo}>{t.whatsappIndisponivel}</p>}
    </div>
  )
}

function Restored({ em, onDiscard }: { em: string; onDiscard: () => void }) {
  return (
    <p className={css.rascunho} role="status">
      {t.rascunho(horaTexto(em))}
      <Button variante="discreto" onPress={onDiscard}>
        {t.descartar}
      </Button>
    </p>
  )
}
