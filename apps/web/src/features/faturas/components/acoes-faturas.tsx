import type { Destinos } from '@ramal/shared/contracts/destinos.ts'
import { type FaturaResumo, verXmlFatura } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { FileText } from 'lucide-react'
import { urlOf } from '#api/client.ts'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { copyText } from '#ui/copy-button.tsx'
import { useLetras } from '#ui/letras.ts'
import { MenuButton } from '#ui/menu.tsx'
import { toast } from '#ui/toast.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { meiosDe, type PedidoDeEnvio } from '../pedido.ts'
import { linhaDe, pixDe, temBoleto } from '../regras.ts'
import { textos } from '../textos.ts'
import css from './faturas-panel.module.css'

export type Ato = 'ver' | 'linhaDigitavel' | 'pix' | 'xml'

/** What can be done with one bill, by its button, its letter or its menu. `ver` is whoever's shows it. */
export function agir(ato: Ato, fatura: FaturaResumo, ver: (fatura: FaturaResumo) => void): void {
  const competencia = formatCompetencia(fatura.competencia)
  const [linha, pix] = [linhaDe(fatura), pixDe(fatura)]
  if (ato === 'ver') ver(fatura)
  else if (ato === 'xml') openXml(fatura)
  else if (ato === 'linhaDigitavel' && linha !== null) void copyText(linha, textos.aLinha(competencia))
  else if (ato === 'pix' && pix !== null) void copyText(pix, textos.oPix(competencia))
  else toast.erro(fatura.debitoAutomatico ? textos.semBoleto : textos.anulada)
}

function openXml({ id, tipo }: FaturaResumo): void {
  if (tipo === 'danf3e') window.open(urlOf(verXmlFatura, { params: { id } }), '_blank', 'noopener')
  else toast.erro(textos.semXml)
}

export interface AcoesFaturasProps {
  /** The bill that the buttons act on. */
  fatura: FaturaResumo | undefined
  /** Those that are sent. */
  faturas: readonly FaturaResumo[]
  canais: Destinos['canais'] | undefined
  onVer: (fatura: FaturaResumo) => void
  onEnviar: (pedido: PedidoDeEnvio) => void
}

/** One place for what can be done, instead of buttons in every row: on the row in use, and on the chosen ones. */
export function AcoesFaturas({ fatura, faturas, canais, onVer, onEnviar }: AcoesFaturasProps) {
  const enviar = (conteudo: PedidoDeEnvio['conteudo']) => ({
    itens: meiosDe(conteudo, canais).map((item) => ({
      ...item,
      tecla: conteudo === 'fatura' && item.id === 'email' ? TECLAS.segundaVia : undefined,
    })),
    onAction: (meio: PedidoDeEnvio['meio']) => onEnviar({ faturas, conteudo, meio }),
    isDisabled: faturas.length === 0,
  })
  const semBarra = !faturas.some(temBoleto)
  return (
    <div className={css.acoes}>
      <BotoesFatura fatura={fatura} onVer={onVer} />
      <span className={css.enviar}>
        <MenuButton label={textos.segundaVia} tecla={TECLAS.segundaVia} {...enviar('fatura')} />
        <MenuButton label={textos.barra} {...enviar('barra')} isDisabled={semBarra} />
      </span>
    </div>
  )
}

/** Look at a bill, copy what it is paid by, open its XML. */
export function BotoesFatura({
  fatura,
  onVer,
}: {
  fatura: FaturaResumo | undefined
  onVer?: (fatura: FaturaResumo) => void
}) {
  const letras = useLetras()
  if (!fatura) return null
  const competencia = formatCompetencia(fatura.competencia)
  const act = (ato: Ato) => () => agir(ato, fatura, onVer ?? (() => undefined))
  const tecla = (ato: Ato) => (letras ? { tecla: TECLAS[ato] } : {})
  return (
    <>
      {onVer && (
        <Button icone={<FileText aria-hidden="true" />} onPress={act('ver')} {...tecla('ver')}>
          {temBoleto(fatura) ? textos.verBoleto : textos.verFatura}{' '}
          <VisuallyHidden>{competencia}</VisuallyHidden>
        </Button>
      )}
      {linhaDe(fatura) !== null && (
        <Button variante="discreto" onPress={act('linhaDigitavel')} {...tecla('linhaDigitavel')}>
          <VisuallyHidden>{textos.copiar}</VisuallyHidden> {textos.linha}{' '}
          <VisuallyHidden>{competencia}</VisuallyHidden>
        </Button>
      )}
      {pixDe(fatura) !== null && (
        <Button variante="discreto" onPress={act('pix')} {...tecla('pix')}>
          <VisuallyHidden>{textos.copiar}</VisuallyHidden> {textos.pix}{' '}
          <VisuallyHidden>{competencia}</VisuallyHidden>
        </Button>
      )}
      {fatura.tipo === 'danf3e' && (
        <Button variante="discreto" onPress={act('xml')} {...tecla('xml')}>
          {textos.xml} <VisuallyHidden>{competencia}</VisuallyHidden>
        </Button>
      )}
    </>
  )
}
