import { parseLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'

export interface RegistroDoRetorno {
  /** Linha digitável, or a bar code. */
  codigo: string
  centavos: number
  pagoEm: string
  creditoEm?: string
  autenticacao?: string
}

interface OpcoesDoRetorno {
  nsa?: number
  versao?: string
  banco?: string
}

const compact = (day: string) => day.replaceAll('-', '')
const number = (value: number, width: number) => String(value).padStart(width, '0')

/** A Febraban collection return of 150 columns, as a bank writes it. */
export function retorno(
  registros: readonly RegistroDoRetorno[],
  { nsa = 1, versao = '05', banco = '341' }: OpcoesDoRetorno = {},
): string {
  const header =
    `A2${'0000855470019'.padEnd(20)}${'DISTRIBUIDORA TESTE'.padEnd(20)}${banco}${'BANCO TESTE'.padEnd(20)}` +
    `20261201${number(nsa, 6)}${versao}${'CODIGO DE BARRAS'.padEnd(17)}`
  const lines = registros.map(({ codigo, centavos, pagoEm, creditoEm = pagoEm, autenticacao = '' }, index) =>
    [
      `G${banco}${number(1, 17)}${compact(pagoEm)}${compact(creditoEm)}`,
      parseLinhaDigitavel(codigo)?.codigoBarras ?? codigo,
      `${number(centavos, 12)}${number(140, 7)}${number(index + 1, 8)}${'0001'.padEnd(8)}2`,
      `${autenticacao.padEnd(23)}1`,
    ].join(''),
  )
  const sum = registros.reduce((total, { centavos }) => total + centavos, 0)
  const trailer = `Z${number(registros.length + 2, 6)}${number(sum, 17)}`
  return [header, ...lines, trailer].map((line) => `${line.padEnd(150)}\r\n`).join('')
}
