import { cabecalhoDe } from './csv.ts'

/** The columns of bills older than the NF3e (docs/faturas-csv.md), in CSV and as fields in JSON; the first nine are required. */
export const COLUNAS_ENERGIA = [
  'uc',
  'nome',
  'competencia',
  'numero_documento',
  'emissao',
  'vencimento',
  'valor',
  'distribuidora',
  'distribuidora_cnpj',
  'distribuidora_fone',
  'documento',
  'numero_fiscal',
  'linha_digitavel',
  'pix',
  'debito_automatico',
  'tipo_calculo',
  'consumo_kwh',
  'itens',
  'historico',
  'situacao',
  'paga_em',
  'credito_em',
  'ja_impressa',
] as const

export type ColunaEnergia = (typeof COLUNAS_ENERGIA)[number]

const OBRIGATORIAS = 9

export const lerCabecalhoEnergia = cabecalhoDe(COLUNAS_ENERGIA, OBRIGATORIAS)

/** What a source tells of a bill, before any of it is checked. */
export interface FonteEnergia {
  /** The cell of a column, trimmed; empty where the source does not tell. */
  cell(coluna: Exclude<ColunaEnergia, 'itens' | 'historico'>): string
  itens: readonly { descricao: string; valor: string }[]
  historico: readonly { competencia: string; kwh: string; dias: string }[]
}

/**
 * A line of CSV. Lists are written in their cell: `Energia ativa=168,55 | Iluminação pública=18,90` and
 * `2019-05=152/30 | 2019-04=148/31` (kWh and days).
 */
export function fonteDaLinha(celulas: Partial<Record<ColunaEnergia, string>>): FonteEnergia {
  const parts = (coluna: 'itens' | 'historico') =>
    (celulas[coluna] ?? '')
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean)
  return {
    cell: (coluna) => celulas[coluna] ?? '',
    itens: parts('itens').map((part) => {
      // The description may hold an equals sign, the value cannot.
      const at = part.lastIndexOf('=')
      return at < 0
        ? { descricao: part, valor: '' }
        : { descricao: part.slice(0, at).trim(), valor: part.slice(at + 1).trim() }
    }),
    historico: parts('historico').map((part) => {
      const [competencia = '', rest = ''] = part.split('=')
      const [kwh = '', dias = ''] = rest.split('/')
      return { competencia: competencia.trim(), kwh: kwh.trim(), dias: dias.trim() }
    }),
  }
}

/** A record of JSON: the same names; numbers, booleans and lists of objects are taken as such. */
export function fonteDoObjeto(registro: Readonly<Record<string, unknown>>): FonteEnergia | string {
  const unknown = Object.keys(registro).filter((name) => !COLUNAS_ENERGIA.some((coluna) => coluna === name))
  if (unknown.length > 0) return `Campos desconhecidos: ${unknown.join(', ').slice(0, 200)}.`
  const list = (name: 'itens' | 'historico') => {
    const value = registro[name] ?? []
    return Array.isArray(value) && value.every(isObject) ? value : null
  }
  const [itens, historico] = [list('itens'), list('historico')]
  if (!itens || !historico) return 'Os campos itens e historico são listas de objetos.'
  return {
    cell: (coluna) => textOf(registro[coluna]),
    itens: itens.map((item) => ({ descricao: textOf(item['descricao']), valor: textOf(item['valor']) })),
    historico: historico.map((mes) => ({
      competencia: textOf(mes['competencia']),
      kwh: textOf(mes['kwh']),
      dias: textOf(mes['dias']),
    })),
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  return typeof value === 'boolean' ? (value ? 'Sim' : 'Não') : ''
}
