import type { Destinos } from '@ramal/shared/contracts/destinos.ts'
import type { MeioDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { TECLAS } from '#app/teclas.ts'
import { useLetras } from '#ui/letras.ts'
import { ContextMenu, type ItemMenu, type Ponto } from '#ui/menu.tsx'
import { meiosDe, type PedidoDeEnvio } from '../pedido.ts'
import { linhaDe, pixDe, temBoleto } from '../regras.ts'
import { textos } from '../textos.ts'
import { agir, type Ato } from './acoes-faturas.tsx'

export interface Menu {
  ponto: Ponto
  fatura: FaturaResumo | undefined
}

export interface MenuFaturaProps {
  menu: Menu
  faturas: readonly FaturaResumo[]
  canais: Destinos['canais'] | undefined
  onVer: (fatura: FaturaResumo) => void
  onEnviar: (pedido: PedidoDeEnvio) => void
  onClose: () => void
}

type Envio = `fatura:${MeioDisparo}` | `barra:${MeioDisparo}`

/** All that can be done with the bill that was right-clicked, or with the chosen ones. */
export function MenuFatura({ menu, faturas, canais, onVer, onEnviar, onClose }: MenuFaturaProps) {
  const letras = useLetras()
  const { fatura, ponto } = menu
  if (!fatura) return null
  const envios = (conteudo: PedidoDeEnvio['conteudo'], oQue: string): ItemMenu<Envio>[] =>
    meiosDe(conteudo, canais).map(({ id, rotulo, motivo }) => ({
      id: `${conteudo}:${id}`,
      rotulo: textos.por(oQue, rotulo),
      motivo,
    }))
  const ato = (id: Ato, rotulo: string): ItemMenu<Ato> => ({
    id,
    rotulo,
    tecla: letras ? TECLAS[id] : undefined,
  })
  const itens: ItemMenu<Ato | Envio>[] = [
    ato('ver', temBoleto(fatura) ? textos.verBoleto : textos.verFatura),
    ...(linhaDe(fatura) === null ? [] : [ato('linhaDigitavel', textos.copiarLinha)]),
    ...(pixDe(fatura) === null ? [] : [ato('pix', textos.copiarPix)]),
    ...(fatura.tipo === 'danf3e' ? [ato('xml', textos.xml)] : []),
    ...envios('fatura', textos.segundaVia),
    ...(faturas.some(temBoleto) ? envios('barra', textos.barra) : []),
  ]
  const act = (id: Ato | Envio) => {
    if (!isEnvio(id)) return agir(id, fatura, onVer)
    const [conteudo, meio] = id.split(':') as ['fatura' | 'barra', MeioDisparo]
    onEnviar({ faturas, conteudo, meio })
  }
  const label = textos.fatura(formatCompetencia(fatura.competencia))
  return <ContextMenu label={label} itens={itens} ponto={ponto} onAction={act} onClose={onClose} />
}

const isEnvio = (id: Ato | Envio): id is Envio => id.includes(':')
