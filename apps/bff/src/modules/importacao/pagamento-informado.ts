import type { FaturaPagavel, PagamentoLido } from '#modules/pagamentos/lido.ts'

/** That an older bill was paid, told by its own source: one payment of all it asked for, however often it is told. */
export const pagamentoInformado = (
  fatura: FaturaPagavel & { chave: string; valorCentavos: number },
  { pagoEm, creditoEm }: { pagoEm: string; creditoEm: string },
): { fatura: FaturaPagavel; lido: PagamentoLido } => ({
  fatura,
  lido: {
    chave: `fatura:${fatura.chave}`,
    origem: 'csv',
    valorCentavos: fatura.valorCentavos,
    pagoEm,
    creditoEm,
    referencia: fatura.linhaDigitavel ?? fatura.numeroDocumento ?? fatura.chave,
    banco: null,
  },
})
