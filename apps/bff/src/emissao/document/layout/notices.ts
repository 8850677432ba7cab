import { MOTIVOS_SUBSTITUICAO } from '@ramal/shared/domain/nf3e-codes.ts'
import { formatNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import type { Danf3eInput } from '../input.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { BODY, LEFT, RULE, SECTION, sized, WIDTH } from './style.ts'
import { formatNumber, wrap } from './text.ts'

export const NOTICES_TOP = 562
export const NOTICE_LINE = 8.4
export const NOTICE_LINES_ON_FIRST_PAGE = 4
const STYLE = sized(BODY, 7.2)

/** Every message of the bill, broken in lines: what the distributor says now, then what the NF3e itself carries. */
export function noticeLines(input: Danf3eInput): string[] {
  const { nf3e } = input
  const texts = [
    ...input.mensagens,
    ...substitution(input),
    ...(nf3e.compensacao?.saldos ?? []).map(
      (saldo) =>
        `Sistema de compensação (kWh): saldo anterior ${formatNumber(saldo.anterior)}, saldo atual ${formatNumber(saldo.atual)}` +
        (saldo.aExpirar === null ? '' : `, a expirar ${formatNumber(saldo.aExpirar)}`),
    ),
    ...nf3e.informacoes,
    nf3e.informacoesFisco ?? '',
  ]
  return texts.filter(Boolean).flatMap((text) => wrap(text, STYLE, WIDTH))
}

function substitution({ nf3e }: Danf3eInput): string[] {
  if (!nf3e.substituida) return []
  const { chave, motivo } = nf3e.substituida
  const replaced = chave === null ? 'documento anterior' : `NF3e ${formatNf3eKey(chave)}`
  return [`Esta nota substitui ${replaced} por ${MOTIVOS_SUBSTITUICAO[motivo] ?? 'correção'}.`]
}

/** A block of messages under its title; nothing at all when there is none. */
export function drawNoticeLines(canvas: Canvas, top: number, lines: readonly string[]): void {
  if (lines.length === 0) return
  canvas.hline(LEFT, top, WIDTH, RULE)
  canvas.text(LEFT, top + 10, 'MENSAGENS', SECTION)
  lines.forEach((line, index) => canvas.text(LEFT, top + 19 + index * NOTICE_LINE, line, STYLE))
}
