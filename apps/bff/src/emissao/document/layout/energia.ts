import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatDocument } from '@ramal/shared/domain/documents.ts'
import { formatCentavos, formatDecimal } from '@ramal/shared/domain/money.ts'
import type { Danf3eInput } from '../input.ts'
import { Canvas } from '../pdf/canvas.ts'
import type { Drawing } from '../pdf/canvas.ts'
import type { RegistroEnergia } from '../registro-energia.ts'
import { drawConsumer, frameConsumer } from './consumer.ts'
import { drawVia, phonesOf } from './header.ts'
import { drawHistory } from './history-chart.ts'
import { Labels, title } from './labels.ts'
import { drawPayment, framePayment } from './payment.ts'
import { drawCell, drawHeadCell, drawParagraph, drawRow } from './section.ts'
import {
  ACCENT,
  BODY,
  HAIRLINE,
  INK,
  LABEL,
  LEFT,
  PAGE,
  REGULAR,
  RIGHT,
  RULE,
  SECTION,
  SEMIBOLD,
  sized,
  STRONG,
  TINT,
  WIDTH,
} from './style.ts'
import { formatNumber, wrap } from './text.ts'

/** What fits between the facts and the history; a file with more is refused when it comes in. */
export const MAX_ITENS_ENERGIA = 24

export interface EnergiaInput extends Danf3eInput {
  readonly registro: RegistroEnergia
}

const FORM = 'Energia'
const FACTS_TOP = 214
const ITEMS_TOP = 254
const ITEM_LINE = 12.4
const HISTORY_TOP = 590
const FRAME = { form: FORM, top: 0 } as const
const COLUMNS = [0, 112, 206, 300, 404] as const

const LABELS = new Labels({
  documento: { x: LEFT + COLUMNS[0], y: FACTS_TOP + 8, text: 'Nº DO DOCUMENTO' },
  fiscal: { x: LEFT + COLUMNS[1], y: FACTS_TOP + 8, text: 'NÚMERO FISCAL' },
  emissao: { x: LEFT + COLUMNS[2], y: FACTS_TOP + 8, text: 'EMISSÃO' },
  calculo: { x: LEFT + COLUMNS[3], y: FACTS_TOP + 8, text: 'TIPO DE CÁLCULO' },
  consumo: { x: LEFT + COLUMNS[4], y: FACTS_TOP + 8, text: 'CONSUMO FATURADO' },
  itens: title(LEFT + 6, ITEMS_TOP + 13, 'ITENS DA FATURA'),
  valor: { x: RIGHT - 6, y: ITEMS_TOP + 13, text: 'Valor (R$)', align: 'right' },
})

const TIPOS_CALCULO: Readonly<Record<RegistroEnergia['tipoCalculo'], string>> = {
  normal: 'Normal',
  media: 'Média',
  minimo: 'Mínimo',
  substituicao: 'Substituição',
  ajuste: 'Ajuste',
}

/** What the only page of every older bill has alike. Nothing in it is of an NF3e. */
export function energiaFrame(): Drawing {
  const canvas = new Canvas(PAGE.height)
  canvas.rect(LEFT, 24, WIDTH, 3, ACCENT)
  canvas.part('titulo', () => {
    canvas.textRight(RIGHT, 46, 'FATURA DE ENERGIA', { font: SEMIBOLD, size: 14, color: ACCENT })
    canvas.textRight(RIGHT, 57, 'ANTERIOR À NF3e', { font: REGULAR, size: 6.6, color: INK })
  })
  frameConsumer(canvas)
  canvas.rect(LEFT, ITEMS_TOP, WIDTH, 22, TINT)
  LABELS.drawForm(canvas, 0)
  framePayment(canvas)
  return canvas.finish()
}

export function drawFaturaEnergia(input: EnergiaInput): Drawing {
  const { registro, nf3e } = input
  const canvas = new Canvas(PAGE.height)
  canvas.form(FORM)
  drawHead(canvas, input)
  drawConsumer(canvas, input, FORM)
  drawFacts(canvas, registro)
  drawItems(canvas, registro)
  if (registro.historico.length > 0) drawHistory(canvas, nf3e, { form: null, top: HISTORY_TOP })
  drawNotice(canvas)
  drawPayment(canvas, input, FORM)
  return canvas.finish()
}

function drawHead(canvas: Canvas, { via, nf3e: { emitente }, distribuidora }: EnergiaInput): void {
  canvas.begin('H1')
  canvas.usePart(FORM, 'titulo')
  canvas.end()
  if (via === 2) drawParagraph(canvas, () => drawVia(canvas))
  drawParagraph(canvas, () => {
    canvas.textFit(LEFT, 46, emitente.nome, { font: SEMIBOLD, size: 15, color: INK }, 336)
    canvas.text(LEFT, 58, `CNPJ ${formatDocument(emitente.cnpj)}`, sized(BODY, 7.4))
    canvas.text(LEFT, 68, phonesOf(distribuidora), sized(BODY, 7.4))
  })
}

function drawFacts(canvas: Canvas, registro: RegistroEnergia): void {
  const { numeroDocumento, numeroFiscal, emissao, tipoCalculo, consumoKwh } = registro
  const facts = [
    ['documento', numeroDocumento],
    ['fiscal', numeroFiscal === null ? '—' : formatNumber(String(numeroFiscal))],
    ['emissao', formatDay(emissao)],
    ['calculo', TIPOS_CALCULO[tipoCalculo]],
    ['consumo', consumoKwh === null ? '—' : `${formatNumber(String(consumoKwh))} kWh`],
  ] as const
  const style = { font: SEMIBOLD, size: 10, color: INK }
  facts.forEach(([label, value], index) => {
    drawParagraph(canvas, () => {
      LABELS.read(canvas, label, FRAME)
      canvas.textFit(LEFT + COLUMNS[index]!, FACTS_TOP + 22, value, style, 92)
    })
  })
}

function drawItems(canvas: Canvas, { itens, valorCentavos }: RegistroEnergia): void {
  const rows = itens.length > 0 ? itens : [{ descricao: 'Fornecimento de energia elétrica', valorCentavos }]
  let baseline = ITEMS_TOP + 33
  canvas.begin('Table')
  drawRow(canvas, () => {
    LABELS.readHead(canvas, 'itens', FRAME)
    LABELS.readHead(canvas, 'valor', FRAME)
  })
  for (const { descricao, valorCentavos: valor } of rows) {
    canvas.hline(LEFT, baseline + 3.6, WIDTH, HAIRLINE, 0.4)
    drawRow(canvas, () => {
      drawCell(canvas, () => canvas.textFit(LEFT + 6, baseline, descricao, BODY, WIDTH - 110))
      drawCell(canvas, () => canvas.textRight(RIGHT - 6, baseline, formatDecimal(valor), STRONG))
    })
    baseline += ITEM_LINE
  }
  drawRow(canvas, () => {
    drawHeadCell(canvas, () => canvas.text(LEFT + 6, baseline + 2, 'TOTAL', SECTION), 'Row')
    drawCell(canvas, () =>
      canvas.textRight(RIGHT - 6, baseline + 2, formatCentavos(valorCentavos), sized(STRONG, 9)),
    )
  })
  canvas.end()
}

const NOTICE =
  'Fatura emitida antes da Nota Fiscal de Energia Elétrica Eletrônica (NF3e), com os dados do sistema de faturamento da ' +
  'distribuidora. Não acompanha documento fiscal eletrônico nem chave de acesso.'

function drawNotice(canvas: Canvas): void {
  const style = sized(LABEL, 7)
  canvas.hline(LEFT, 684, WIDTH, RULE)
  drawParagraph(canvas, () =>
    wrap(NOTICE, style, WIDTH).forEach((line, index) => canvas.text(LEFT, 693 + index * 8.4, line, style)),
  )
}
