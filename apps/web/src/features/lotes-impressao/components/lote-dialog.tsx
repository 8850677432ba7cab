import type { LoteImpressao } from '@ramal/shared/contracts/lotes-impressao.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { toast } from '#ui/toast.ts'
import { useDesfazerLote, useMarcarImpresso } from '../api/atos.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'

export interface LoteDialogProps {
  lote: LoteImpressao
  acao: 'imprimir' | 'desfazer'
  onClose: () => void
}

/** Says what follows, because neither can be taken back. */
export function LoteDialog({ lote: { id, faturas }, acao, onClose }: LoteDialogProps) {
  const impressao = useMarcarImpresso()
  const desfazer = useDesfazerLote()
  const { mutate, isPending, error } = acao === 'imprimir' ? impressao : desfazer
  const t = textos.perguntas[acao]
  const onSuccess = () => {
    toast.feito(t.feito(id))
    onClose()
  }
  const acoes = (
    <>
      <Button onPress={onClose}>{textos.perguntas.cancelar}</Button>
      <Button
        variante={acao === 'imprimir' ? 'primario' : 'perigo'}
        isPending={isPending}
        onPress={() => mutate({ params: { id } }, { onSuccess })}
        autoFocus
      >
        {t.confirmar}
      </Button>
    </>
  )
  return (
    <Dialog titulo={t.titulo(id)} role="alertdialog" largura="estreito" onClose={onClose} acoes={acoes}>
      <div className={pagina.pilha}>
        {error && <ErrorBlock mensagem={error.message} />}
        <p>{t.texto(faturas)}</p>
      </div>
    </Dialog>
  )
}
