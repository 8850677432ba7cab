import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatDocument, maskDocument } from '@ramal/shared/domain/documents.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Nf3e, TitularNf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput } from '../input.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { city, street } from './header.ts'
import { Labels } from './labels.ts'
import type { Place } from './labels.ts'
import { drawParagraph } from './section.ts'
import { ACCENT, BODY, INK, LABEL, LEFT, RIGHT, SEMIBOLD, sized, TINT, WHITE } from './style.ts'
import { fitNumber, formatFullMonth, wrap } from './text.ts'

const TOP = 98
const HEIGHT = 58
const NAME_WIDTH = 324
const UC_LEFT = LEFT + 336
const UC_WIDTH = RIGHT - UC_LEFT
const KEY_TOP = 164
const KEY_HEIGHT = 40
const FRAME = 'Frame'

const LABELS = new Labels({
  consumidor: { x: LEFT, y: TOP + 8, text: 'CONSUMIDOR' },
  uc: { x: UC_LEFT + 10, y: TOP + 11, text: 'UNIDADE CONSUMIDORA' },
  mes: { x: LEFT + 10, y: KEY_TOP + 12, text: 'MÊS DE REFERÊNCIA' },
  vencimento: { x: LEFT + 172, y: KEY_TOP + 12, text: 'VENCIMENTO' },
  total: { x: UC_LEFT + 10, y: KEY_TOP + 12, text: 'TOTAL A PAGAR', style: sized(LABEL, 6.4, WHITE) },
})

export function frameConsumer(canvas: Canvas): void {
  canvas.rect(UC_LEFT, TOP, UC_WIDTH, HEIGHT, TINT)
  canvas.rect(LEFT, KEY_TOP, 330, KEY_HEIGHT, TINT)
  canvas.vline(LEFT + 160, KEY_TOP + 7, KEY_HEIGHT - 14, '0.75 0.84 0.85')
  canvas.rect(UC_LEFT, KEY_TOP, UC_WIDTH, KEY_HEIGHT, ACCENT)
  LABELS.drawForm(canvas, 0)
}

/** Who, where and how much: y 98 to 204. @param form that `frameConsumer` was drawn into */
export function drawConsumer(canvas: Canvas, input: Danf3eInput, form: string = FRAME): void {
  const { nf3e } = input
  const place = { form, top: 0 }
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'consumidor', place)
    drawTitular(canvas, nf3e)
  })
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'uc', place)
    drawUc(canvas, input)
  })
  if (isTarifaSocial(nf3e)) drawParagraph(canvas, () => drawTarifaSocial(canvas))
  drawKeyFacts(canvas, nf3e, place)
}

function drawTitular(canvas: Canvas, nf3e: Nf3e): void {
  const { destinatario, acesso } = nf3e
  const { endereco } = destinatario
  const others = [destinatario.nomeAdicional, acesso.nomeUc].filter((name) => name !== null).join('   ·   ')
  const lines = [
    ...(others === '' ? [] : [others]),
    documentLine(destinatario),
    // Older bills do not tell the address.
    ...(endereco.logradouro === ''
      ? []
      : [...addressLines(`${street(endereco)}, ${endereco.bairro}`), city(endereco)]),
  ]
  // The longest addresses of the schema take four lines: the block uses the space around it before its type shrinks.
  const isTight = lines.length > 3
  const first = TOP + (isTight ? 28.5 : 31)
  const step = Math.min(9.6, (isTight ? 33.5 : 27.5) / (lines.length - 1))
  const name = { font: SEMIBOLD, size: 11.5, color: INK }
  canvas.textFit(LEFT, TOP + (isTight ? 19.5 : 21), destinatario.nome, name, NAME_WIDTH)
  lines.forEach((line, index) =>
    canvas.textFit(LEFT, first + index * step, line, sized(BODY, Math.min(7.8, step)), NAME_WIDTH),
  )
}

/** Lines of a long address are those of the small type that it will be set in. */
function addressLines(address: string): string[] {
  const lines = wrap(address, BODY, NAME_WIDTH)
  return lines.length > 2 ? wrap(address, sized(BODY, 6.4), NAME_WIDTH) : lines
}

function drawUc(canvas: Canvas, { nf3e, ucNumeroAnterior }: Danf3eInput): void {
  const number = formatUcNumber(nf3e.acesso.ucNumero)
  canvas.textFit(UC_LEFT + 10, TOP + 28, number, { font: SEMIBOLD, size: 16, color: ACCENT }, UC_WIDTH - 20)
  const others = [
    ucNumeroAnterior === null ? '' : `Número anterior ${ucNumeroAnterior}`,
    nf3e.acesso.codigoCliente === null ? '' : `Código do cliente ${nf3e.acesso.codigoCliente}`,
  ].filter(Boolean)
  if (!isTarifaSocial(nf3e)) {
    others.forEach((line, index) =>
      canvas.textFit(UC_LEFT + 10, TOP + 40 + index * 10, line, BODY, UC_WIDTH - 20),
    )
    return
  }
  canvas.textFit(UC_LEFT + 10, TOP + 38.5, others.join('   ·   '), BODY, UC_WIDTH - 20)
}

/** The subclasses of low income. */
function isTarifaSocial({ acesso }: Nf3e): boolean {
  return ['02', '03', '04', '05', '06'].includes(acesso.subclasse ?? '')
}

/** Lei 12.212/2010: such a bill says so, in evidence, in the upper right corner. */
function drawTarifaSocial(canvas: Canvas): void {
  canvas.rect(UC_LEFT, TOP + HEIGHT - 15, UC_WIDTH, 15, ACCENT)
  const text = 'TARIFA SOCIAL criada pela Lei nº 10.438, de 26/4/2002'
  canvas.textFit(
    UC_LEFT + 10,
    TOP + HEIGHT - 5,
    text,
    { font: SEMIBOLD, size: 7.6, color: WHITE },
    UC_WIDTH - 20,
  )
}

function drawKeyFacts(canvas: Canvas, { fatura, totais }: Nf3e, place: Place): void {
  const big = { font: SEMIBOLD, size: 17, color: INK }
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'mes', place)
    canvas.text(LEFT + 10, KEY_TOP + 31, formatFullMonth(fatura.competencia), big)
  })
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'vencimento', place)
    canvas.text(LEFT + 172, KEY_TOP + 31, formatDay(fatura.vencimento), big)
  })
  drawParagraph(canvas, () => {
    LABELS.read(canvas, 'total', place)
    const total = formatCentavos(totalAPagar(totais))
    const style = fitNumber(total, { font: SEMIBOLD, size: 21, color: WHITE }, UC_WIDTH - 20)
    canvas.textRight(RIGHT - 10, KEY_TOP + 31, total, style)
  })
}

/** What the customer pays: the document's total with the new consumption taxes where stated, else the note's value. */
export function totalAPagar(totais: { documentoCentavos: number | null; notaCentavos: number }): number {
  return totais.documentoCentavos ?? totais.notaCentavos
}

/** A person's CPF is masked: the paper lies in letter boxes. A company's CNPJ is public. */
export function documentLine({ documento, inscricaoEstadual }: TitularNf3e): string {
  const ie = inscricaoEstadual === null ? '' : `   Inscrição estadual ${inscricaoEstadual}`
  if (documento.tipo === 'cnpj') return `CNPJ ${formatDocument(documento.numero)}${ie}`
  if (documento.tipo === 'cpf') return `CPF ${maskDocument(documento.numero)}${ie}`
  return /^0*$/.test(documento.numero) ? `Documento não informado${ie}` : `Documento ${documento.numero}${ie}`
}
