import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { horaTexto } from '#ui/formats.ts'
import { canShowPdf } from '#ui/print.ts'
import { Segmented } from '#ui/segmented.tsx'
import { enderecosDe } from '../pedido.ts'
import { isDirty } from '../rascunho.ts'
import { resumoDe } from '../resumo.ts'
import { textos } from '../textos.ts'
import { type EnviarForm, type EnviarOptions, useEnviarForm } from '../use-enviar-form.ts'
import { MensagemCampos } from './mensagem-campos.tsx'
import { OQueVai } from './o-que-vai.tsx'
import { ParaOnde } from './para-onde.tsx'
import { SairDialog } from './sair-dialog.tsx'
import { TextoSms } from './texto-sms.tsx'
import css from './enviar.module.css'

export interface EnviarDialogProps extends EnviarOptions {
  onClose: () => void
}

/**
 * *Enviar boleto*: what goes, where to and by which words, the same for every channel. One types the address at once;
 * Ctrl+Enter sends from anywhere in it.
 */
export function EnviarDialog({ onClose, ...options }: EnviarDialogProps) {
  const form = useEnviarForm(options)
  const [isLeaving, setIsLeaving] = useState(false)
  const { meio, conteudo } = options
  const { rascunho, falhas, restored } = form
  const dirty = isDirty(rascunho)
  const leave = () => {
    form.discard()
    onClose()
  }
  const close = () => (dirty ? setIsLeaving(true) : leave())
  return (
    <Dialog
      titulo={textos.titulo[conteudo][meio]}
      onClose={close}
      isDirty={dirty}
      onSubmit={form.send}
      submitTecla={TECLAS.salvar}
      acoes={<Acoes form={form} options={options} onClose={close} />}
    >
      {falhas.geral && <ErrorBlock mensagem={falhas.geral} />}
      {restored && <Restored em={restored.em} onDiscard={form.discard} />}
      <OQueVai form={form} />
      {meio === 'impressao' ? <Papel form={form} /> : <ParaOnde form={form} meio={meio} />}
      {meio === 'email' && <MensagemCampos form={form} />}
      {meio === 'sms' && <TextoSms escolha={form.escolha} />}
      {isLeaving && <SairDialog onStay={() => setIsLeaving(false)} onLeave={leave} />}
    </Dialog>
  )
}

interface AcoesProps {
  form: EnviarForm
  options: EnviarOptions
  onClose: () => void
}

function Acoes({ form, options: { meio, conteudo }, onClose }: AcoesProps) {
  const { rascunho, escolha, contexto, isPending } = form
  const { impressao } = rascunho
  const total = escolha.faturas.reduce((sum, { valorCentavos }) => sum + valorCentavos, 0)
  const resumo = resumoDe({
    meio,
    conteudo,
    impressao,
    faturas: escolha.faturas.length,
    enderecos: enderecosDe(rascunho, contexto).length,
  })
  const verbo =
    meio !== 'impressao' ? textos.enviar : impressao === 'agora' ? textos.imprimir : textos.porNoLote
  return (
    <>
      <span className={css.resumoPe} role="status">
        <strong>{resumo}</strong>
        <span>
          {textos.total} {formatCentavos(total)}
        </span>
      </span>
      <Button onPress={onClose}>{textos.cancelar}</Button>
      <Button variante="primario" type="submit" tecla={TECLAS.salvar} isPending={isPending}>
        {verbo}
      </Button>
    </>
  )
}

const QUANDO = [
  { valor: 'agora', rotulo: textos.papeis.agora },
  { valor: 'lote', rotulo: textos.papeis.lote },
] as const

function Papel({ form: { rascunho, change } }: { form: EnviarForm }) {
  const { impressao } = rascunho
  const agora = canShowPdf() ? textos.papelAgora : textos.papelBaixado
  return (
    <div className={css.grupo}>
      <Segmented
        label={textos.papel}
        opcoes={QUANDO}
        valor={impressao}
        onChange={(impressao) => change({ impressao })}
        autoFocus
      />
      <p className={css.origem}>{impressao === 'lote' ? textos.papelLote : agora}</p>
    </div>
  )
}

function Restored({ em, onDiscard }: { em: string; onDiscard: () => void }) {
  return (
    <p className={css.origem} role="status">
      {textos.rascunho(horaTexto(em))}
      <Button variante="discreto" onPress={onDiscard}>
        {textos.descartar}
      </Button>
    </p>
  )
}
