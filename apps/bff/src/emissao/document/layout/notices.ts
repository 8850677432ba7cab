import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatDecimal } from '@ramal/shared/domain/money.ts'
import { MOTIVOS_SUBSTITUICAO } from '@ramal/shared/domain/nf3e-codes.ts'
import { formatNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import type { ItemCorrigido, Nf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput } from '../input.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { otherGenerators } from './generation.ts'
import { city, street } from './header.ts'
import { BODY, LEFT, RULE, SECTION, sized, WIDTH } from './style.ts'
import { formatNumber, wrap } from './text.ts'

export const NOTICE_LINE = 8.6
/** Title and rule, and the space below the last line. */
export const NOTICES_HEAD = 19
const STYLE = sized(BODY, 7.4)

/** Every message of the bill, broken in lines: what the distributor says now, then what the NF3e itself carries. */
export function noticeLines(input: Danf3eInput): string[] {
  const { nf3e } = input
  const texts = [
    ...input.mensagens,
    ...substitution(nf3e),
    ...nf3e.itensCorrigidos.map(correction),
    ...delivery(nf3e),
    ...nf3e.informacoes,
    ...otherGenerators(nf3e),
    ...acts(nf3e),
    nf3e.informacoesFisco ?? '',
  ]
  return texts.filter(Boolean).flatMap((text) => wrap(text, STYLE, WIDTH))
}

function substitution({ substituida, desmembradaDe }: Nf3e): string[] {
  const texts: string[] = []
  if (substituida) {
    const { chave, motivo } = substituida
    const replaced = chave === null ? 'documento anterior' : `a NF3e ${formatNf3eKey(chave)}`
    texts.push(`Esta nota substitui ${replaced} por ${MOTIVOS_SUBSTITUICAO[motivo] ?? 'correção'}.`)
  }
  if (desmembradaDe !== null)
    texts.push(`Nota separada por decisão judicial da NF3e ${formatNf3eKey(desmembradaDe)}.`)
  return texts
}

function correction({
  nItem,
  chave,
  motivo,
  quantidade,
  precoUnitario,
  valorCentavos,
}: ItemCorrigido): string {
  const note = chave === null ? 'nota anterior' : `NF3e ${formatNf3eKey(chave)}`
  const reason = MOTIVOS_SUBSTITUICAO[(motivo ?? '').padStart(2, '0')] ?? 'correção'
  const amount = `${formatNumber(quantidade)} × ${formatNumber(precoUnitario, 2)} = R$ ${formatDecimal(valorCentavos)}`
  return `Corrige por ${reason} o item ${nItem} da ${note}, que era de ${amount}.`
}

function delivery({ fatura: { enderecoEntrega } }: Nf3e): string[] {
  if (!enderecoEntrega) return []
  return [`Entrega em ${street(enderecoEntrega)}, ${enderecoEntrega.bairro}, ${city(enderecoEntrega)}.`]
}

/** The acts that set the tariffs of the items, each once. */
function acts({ itens }: Nf3e): string[] {
  const texts = new Set<string>()
  for (const { ato, inicio } of itens.flatMap((item) => item.tarifas))
    if (ato !== '') texts.add(inicio === '' ? ato : `${ato}, em vigor desde ${formatDay(inicio)}`)
  return texts.size === 0 ? [] : [`Tarifas da ANEEL: ${[...texts].join('; ')}.`]
}

/** Height of a block of so many lines, none without. */
export function noticesHeight(lines: number): number {
  return lines === 0 ? 0 : NOTICES_HEAD + lines * NOTICE_LINE
}

/** A block of messages under its title; nothing at all when there is none. */
export function drawNoticeLines(canvas: Canvas, top: number, lines: readonly string[]): void {
  if (lines.length === 0) return
  canvas.hline(LEFT, top, WIDTH, RULE)
  canvas.begin('Sect')
  canvas.begin('H2')
  canvas.text(LEFT, top + 11, 'MENSAGENS', SECTION)
  canvas.end()
  canvas.begin('P')
  lines.forEach((line, index) => canvas.text(LEFT, top + NOTICES_HEAD + 2 + index * NOTICE_LINE, line, STYLE))
  canvas.end()
  canvas.end()
}
