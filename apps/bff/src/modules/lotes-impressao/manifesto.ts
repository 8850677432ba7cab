import type { MembroDoLote } from './membros-repository.ts'

/** Where a bill stands in the lot's PDF. */
export interface Lugar {
  sequencia: number
  primeiraPagina: number
  paginas: number
}

/** Spreadsheets take a file without it for one in their own alphabet. */
const BOM = '\uFEFF'

export const CABECALHO_MANIFESTO = `${BOM}sequencia;uc;chave;competencia;cep;roteiro;primeira_pagina;paginas\r\n`

/** One line of the manifest (RFC 4180 with `;`, as Brazilian spreadsheets read it). */
export function linhaDoManifesto(
  membro: MembroDoLote,
  { sequencia, primeiraPagina, paginas }: Lugar,
): string {
  const { uc, chave, competencia, cep, roteiro } = membro
  const fields = [sequencia, uc, chave, competencia, cep ?? '', roteiro ?? '', primeiraPagina, paginas]
  return `${fields.map(campo).join(';')}\r\n`
}

/** A text from outside that begins like a formula would be calculated by the spreadsheet: an apostrophe keeps it a text. */
function campo(valor: string | number): string {
  const texto = typeof valor === 'string' && /^[=+\-@\t\r]/.test(valor) ? `'${valor}` : String(valor)
  return /[";\r\n]/.test(texto) ? `"${texto.replaceAll('"', '""')}"` : texto
}
