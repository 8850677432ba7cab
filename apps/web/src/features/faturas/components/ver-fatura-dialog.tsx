import { type FaturaResumo, verDocumentoFatura } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { Printer } from 'lucide-react'
import { useRef } from 'react'
import { urlOf } from '#api/client.ts'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { useLetras } from '#ui/letras.ts'
import { canShowPdf, printFrame } from '#ui/print.ts'
import { toast } from '#ui/toast.ts'
import { useAtalho } from '#ui/use-atalho.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { textos } from '../textos.ts'
import { agir, type Ato, BotoesFatura } from './acoes-faturas.tsx'
import css from './faturas-panel.module.css'

const t = textos.ver

/** The document itself, as the customer has it, over the page. */
export function VerFaturaDialog({ fatura, onClose }: { fatura: FaturaResumo; onClose: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const competencia = formatCompetencia(fatura.competencia)
  const href = urlOf(verDocumentoFatura, { params: { id: fatura.id } })
  const isShown = canShowPdf()
  const print = () => {
    if (!printFrame(frame.current)) toast.erro(t.naoImprimiu)
  }
  return (
    <Dialog titulo={t.titulo(competencia)} largura="largo" onClose={onClose}>
      <Letras fatura={fatura} />
      <div className={css.acoes}>
        {isShown && (
          <>
            <Button variante="primario" icone={<Printer aria-hidden="true" />} onPress={print} autoFocus>
              {t.imprimir}
            </Button>
            <a className={css.linkBotao} href={href} target="_blank" rel="noopener">
              {t.outraAba}
              <VisuallyHidden>{` ${t.novaAba}`}</VisuallyHidden>
            </a>
          </>
        )}
        <BotoesFatura fatura={fatura} />
      </div>
      {isShown ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox; it is our own document
        <iframe ref={frame} title={t.quadro(competencia)} src={href} className={css.quadro} />
      ) : (
        <EmptyState titulo={t.semLeitor}>
          {t.semLeitorAjuda}
          <a href={href} download={t.arquivo(fatura.competencia)}>
            {t.baixar}
          </a>
        </EmptyState>
      )}
    </Dialog>
  )
}

/** Inside of the dialog, so that the letters are the dialog's. */
function Letras({ fatura }: { fatura: FaturaResumo }) {
  const letras = useLetras()
  const act = (ato: Ato) => () => agir(ato, fatura, () => undefined)
  useAtalho(TECLAS.linhaDigitavel, act('linhaDigitavel'), letras)
  useAtalho(TECLAS.pix, act('pix'), letras)
  useAtalho(TECLAS.xml, act('xml'), letras)
  return null
}
