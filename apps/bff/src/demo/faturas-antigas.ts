import { arrecadacaoToLinha, buildArrecadacaoBarcode } from '@ramal/shared/domain/arrecadacao.ts'
import { formatDecimal } from '@ramal/shared/domain/money.ts'
import { competenciasUntil, monthOf, monthOrdinal } from './competencias.ts'
import { DISTRIBUIDORA } from './distribuidora.ts'
import type { DemoUc } from './modelo.ts'
import { hash32 } from './random.ts'

/** The year before the distributor's first NF3e. */
const ULTIMA = '2021-12'
const QUANTAS = 12

const COLUNAS = [
  ...[
    'uc',
    'nome',
    'documento',
    'competencia',
    'numero_documento',
    'numero_fiscal',
    'emissao',
    'vencimento',
    'valor',
  ],
  ...[
    'linha_digitavel',
    'tipo_calculo',
    'consumo_kwh',
    'itens',
    'situacao',
    'distribuidora',
    'distribuidora_cnpj',
  ],
]

/** A year of bills older than the NF3e, as the billing system would tell of them: all paid but the last. */
export function faturasAntigasCsv(uc: DemoUc): string {
  const rows = competenciasUntil(ULTIMA, QUANTAS).map((competencia) => rowOf(uc, competencia))
  return [COLUNAS, ...rows].map((row) => `${row.join(';')}\n`).join('')
}

function rowOf(uc: DemoUc, competencia: string): string[] {
  const kwh = 120 + (hash32(uc.indice, monthOrdinal(competencia)) % 60)
  const energia = Math.round(kwh * 94.5)
  const iluminacao = 1890
  const valor = energia + iluminacao
  const numero = competencia.replace('-', '') + String(uc.indice).padStart(8, '0')
  return [
    uc.numero,
    uc.titular.nome,
    uc.titular.documento,
    competencia,
    numero,
    String(monthOrdinal(competencia)),
    `${competencia}-18`,
    `${monthOf(monthOrdinal(competencia) + 1)}-10`,
    formatDecimal(valor),
    linhaDe(uc, competencia, valor),
    kwh < 125 ? 'media' : 'normal',
    String(kwh),
    `Energia elétrica=${formatDecimal(energia)} | Iluminação pública=${formatDecimal(iluminacao)}`,
    competencia === ULTIMA ? 'aberta' : 'paga',
    DISTRIBUIDORA.nome,
    DISTRIBUIDORA.cnpj,
  ]
}

const linhaDe = (uc: DemoUc, competencia: string, valorCentavos: number): string =>
  arrecadacaoToLinha(
    buildArrecadacaoBarcode({
      segmento: '3',
      identificacaoValor: '6',
      valorCentavos,
      empresa: DISTRIBUIDORA.codigoFebraban,
      campoLivre: `${uc.numero}${competencia.replace('-', '')}0001`,
    }),
  )
