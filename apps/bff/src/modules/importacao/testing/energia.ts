import { arrecadacaoToLinha, buildArrecadacaoBarcode } from '@ramal/shared/domain/arrecadacao.ts'
import type { ColunaEnergia } from '../energia-colunas.ts'

export type CelulasEnergia = Partial<Record<ColunaEnergia, string>>

/** The payment line of an older bill. */
export const linhaDe = (valorCentavos: number, numero: number): string =>
  arrecadacaoToLinha(
    buildArrecadacaoBarcode({
      segmento: '3',
      identificacaoValor: '6',
      valorCentavos,
      empresa: '0123',
      campoLivre: String(numero).padStart(25, '0'),
    }),
  )

/** An ordinary bill of May 2019 that differs in what is given. */
export const contaDeEnergia = (uc: string, celulas: CelulasEnergia = {}): CelulasEnergia => ({
  uc,
  nome: 'Maria Aparecida da Conceição',
  documento: '529.982.247-25',
  competencia: '2019-05',
  numero_documento: '20190512345',
  numero_fiscal: '88123',
  emissao: '18/05/2019',
  vencimento: '10/06/2019',
  valor: '187,45',
  linha_digitavel: linhaDe(18_745, 1),
  tipo_calculo: 'Média',
  consumo_kwh: '152',
  itens: 'Energia ativa=168,55 | Iluminação pública=18,90',
  historico: '2019-05=152/30 | 2019-04=148/31',
  distribuidora: 'Vale Claro Energia S.A.',
  distribuidora_cnpj: '11.222.333/0001-81',
  distribuidora_fone: '0800 721 0116',
  ...celulas,
})

/** A file of CSV with these lines. */
export function energiaCsv(...linhas: readonly CelulasEnergia[]): string {
  const columns = [...new Set(linhas.flatMap((linha) => Object.keys(linha)))] as ColunaEnergia[]
  const rows = linhas.map((linha) => columns.map((column) => linha[column] ?? '').join(';'))
  return [columns.join(';'), ...rows].map((row) => `${row}\n`).join('')
}
