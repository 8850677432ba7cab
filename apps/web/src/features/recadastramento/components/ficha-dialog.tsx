import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { type ComponentType, useState } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import { textos } from '../textos.ts'
import { type Origem, useFichaForm } from '../use-ficha-form.ts'
import { useRegistrar } from '../use-registrar.ts'
import type { AdesaoSlotProps } from './aderir.tsx'
import { FichaActions } from './ficha-actions.tsx'
import { FichaBody } from './ficha-body.tsx'
import { Pendentes } from './pendentes.tsx'
import { PerguntaDialog } from './pergunta-dialog.tsx'

export interface FichaDialogProps {
  source: FichaRecadastramento
  atendimentoId: number | null
  origem: Origem
  Adesao: ComponentType<AdesaoSlotProps>
  onClose: () => void
}

/** The ficha in its dialog, and the ways out: save, refuse, leave for later. What was filled in is never just dropped. */
export function FichaDialog({ source, atendimentoId, origem, Adesao, onClose }: FichaDialogProps) {
  const form = useFichaForm(source, origem)
  const registro = useRegistrar({ ucId: source.ucId, atendimentoId, origem, form, onClose })
  const [isAdhering, setIsAdhering] = useState(false)
  const [asking, setAsking] = useState<'saida' | 'recusa' | null>(null)
  // Esc goes one step back, never two.
  const leave = () => (registro.falta ? registro.voltar() : form.isDirty ? setAsking('saida') : onClose())
  const acoes = registro.falta ? (
    <Pendentes
      pending={form.pending}
      origem={origem}
      onChoose={registro.registrar}
      onVoltar={registro.voltar}
    />
  ) : (
    <FichaActions
      isPending={registro.isPending}
      savesByKey={!isAdhering}
      onRegistrar={() => registro.registrar('perguntar')}
      onRecusar={() => (form.isDirty ? setAsking('recusa') : registro.recusar())}
      onDepois={leave}
    />
  )
  const answer = () => {
    setAsking(null)
    if (asking === 'recusa') registro.recusar()
    else onClose()
  }
  return (
    <Dialog
      titulo={origem === 'automatico' ? textos.titulo : textos.tituloManual}
      largura="largo"
      // Never by a click outside, dirty or not: the caller is being asked.
      isDirty
      onClose={leave}
      acoes={acoes}
    >
      <FichaBody
        source={source}
        atendimentoId={atendimentoId}
        form={form}
        registro={registro}
        Adesao={Adesao}
        onAdhering={setIsAdhering}
      />
      {asking && (
        <PerguntaDialog {...textos[asking]} onContinuar={() => setAsking(null)} onConfirmar={answer} />
      )}
    </Dialog>
  )
}
