import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatDocument, maskDocument } from '@ramal/shared/domain/documents.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { TitularNf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput } from '../input.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { city, street, titularNames } from './header.ts'
import { ACCENT, BODY, INK, LABEL, LEFT, RIGHT, SEMIBOLD, sized, TINT, WHITE } from './style.ts'
import { formatMonth, wrap } from './text.ts'

const TOP = 98
const HEIGHT = 58
const UC_LEFT = LEFT + 336
const UC_WIDTH = RIGHT - UC_LEFT
const KEY_TOP = 164
const KEY_HEIGHT = 40

export function frameConsumer(canvas: Canvas): void {
  canvas.text(LEFT, TOP + 8, 'CONSUMIDOR', LABEL)
  canvas.rect(UC_LEFT, TOP, UC_WIDTH, HEIGHT, TINT)
  canvas.text(UC_LEFT + 10, TOP + 11, 'UNIDADE CONSUMIDORA', LABEL)
  canvas.rect(LEFT, KEY_TOP, 330, KEY_HEIGHT, TINT)
  canvas.vline(LEFT + 160, KEY_TOP + 7, KEY_HEIGHT - 14, '0.75 0.84 0.85')
  canvas.rect(UC_LEFT, KEY_TOP, UC_WIDTH, KEY_HEIGHT, ACCENT)
  canvas.text(LEFT + 10, KEY_TOP + 12, 'MÊS DE REFERÊNCIA', LABEL)
  canvas.text(LEFT + 172, KEY_TOP + 12, 'VENCIMENTO', LABEL)
  canvas.text(UC_LEFT + 10, KEY_TOP + 12, 'TOTAL A PAGAR', sized(LABEL, 6.4, WHITE))
}

/** Who, where and how much: y 98 to 204. */
export function drawConsumer(canvas: Canvas, { nf3e, ucNumeroAnterior }: Danf3eInput): void {
  const { destinatario } = nf3e
  canvas.textFit(LEFT, TOP + 21, destinatario.nome, { font: SEMIBOLD, size: 11.5, color: INK }, 324)
  const address = `${street(destinatario.endereco)}, ${destinatario.endereco.bairro}`
  const lines = [
    ...titularNames(nf3e),
    documentLine(destinatario),
    ...wrap(address, BODY, 324),
    city(destinatario.endereco),
  ]
  const step = Math.min(9.6, 27.5 / (lines.length - 1))
  lines.forEach((line, index) =>
    canvas.textFit(LEFT, TOP + 31 + index * step, line, sized(BODY, Math.min(7.8, step)), 324),
  )

  const number = formatUcNumber(nf3e.acesso.ucNumero)
  canvas.textFit(UC_LEFT + 10, TOP + 28, number, { font: SEMIBOLD, size: 16, color: ACCENT }, UC_WIDTH - 20)
  const others = [
    ucNumeroAnterior === null ? '' : `Número anterior ${ucNumeroAnterior}`,
    nf3e.acesso.codigoCliente === null ? '' : `Código do cliente ${nf3e.acesso.codigoCliente}`,
  ].filter(Boolean)
  others.forEach((line, index) =>
    canvas.textFit(UC_LEFT + 10, TOP + 40 + index * 10, line, BODY, UC_WIDTH - 20),
  )

  const big = { font: SEMIBOLD, size: 17, color: INK }
  canvas.text(LEFT + 10, KEY_TOP + 31, formatMonth(nf3e.fatura.competencia).replace(/\/(..)$/, '/20$1'), big)
  canvas.text(LEFT + 172, KEY_TOP + 31, formatDay(nf3e.fatura.vencimento), big)
  const total = formatCentavos(totalAPagar(nf3e.totais))
  canvas.textRight(RIGHT - 10, KEY_TOP + 31, total, { font: SEMIBOLD, size: 21, color: WHITE })
}

/** What the customer pays: the document's total with the new consumption taxes where stated, else the note's value. */
export function totalAPagar(totais: { documentoCentavos: number | null; notaCentavos: number }): number {
  return totais.documentoCentavos ?? totais.notaCentavos
}

/** A person's CPF is masked: the paper lies in letter boxes. A company's CNPJ is public. */
function documentLine({ documento, inscricaoEstadual }: TitularNf3e): string {
  const ie = inscricaoEstadual === null ? '' : `   Inscrição estadual ${inscricaoEstadual}`
  if (documento.tipo === 'cnpj') return `CNPJ ${formatDocument(documento.numero)}${ie}`
  if (documento.tipo === 'cpf') return `CPF ${maskDocument(documento.numero)}${ie}`
  return /^0*$/.test(documento.numero) ? `Documento não informado${ie}` : `Documento ${documento.numero}${ie}`
}
