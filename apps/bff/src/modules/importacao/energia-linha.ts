import { isValidCompetencia, parseDay } from '@ramal/shared/domain/dates.ts'
import { identifyDocument } from '@ramal/shared/domain/documents.ts'
import { decimalToCentavos, parseReais } from '@ramal/shared/domain/money.ts'
import { parseLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import { parsePixBrCode } from '@ramal/shared/domain/pix.ts'
import { foldText } from '@ramal/shared/domain/text.ts'
import { MAX_ITENS_ENERGIA } from '#emissao/document/layout/energia.ts'
import type { RegistroEnergia } from '#emissao/document/registro-energia.ts'
import type { ColunaEnergia, FonteEnergia } from './energia-colunas.ts'
import { numerosUc } from './numeros-uc.ts'

/** How the source says that the bill stands, beside what it is. */
export interface SituacaoInformada {
  cancelada: boolean
  /** Null unless the source says that it was paid. */
  paga: { pagoEm: string; creditoEm: string } | null
  jaImpressa: boolean
}

export interface EnergiaLida {
  registro: RegistroEnergia
  situacao: SituacaoInformada
}

export interface CampoDaFatura {
  campo: ColunaEnergia
  mensagem: string
}

const MAX_TEXTO = 120
const MAX_HISTORICO = 13
const TIPOS_CALCULO = ['normal', 'media', 'minimo', 'substituicao', 'ajuste'] as const

const reais = (text: string): number | null => parseReais(text) ?? decimalToCentavos(text)

type Fault = (campo: ColunaEnergia, mensagem: string) => null

/** Reads what a source tells of one bill; every fault is told, not the first alone. */
export function readEnergia(fonte: FonteEnergia): EnergiaLida | { erros: CampoDaFatura[] } {
  const erros: CampoDaFatura[] = []
  const fault: Fault = (campo, mensagem) => {
    erros.push({ campo, mensagem })
    return null
  }
  const registro = readRegistro(fonte, fault)
  const situacao = readSituacao(fonte, registro.vencimento, fault)
  return erros.length > 0 ? { erros } : { registro, situacao }
}

function readRegistro(fonte: FonteEnergia, fault: Fault): RegistroEnergia {
  const { texto, obrigatorio, dia } = leitores(fonte, fault)
  const valorCentavos = reais(fonte.cell('valor')) ?? -1
  if (valorCentavos < 0) fault('valor', 'O valor deve ser um número, como 187,45.')
  const uc = numerosUc(obrigatorio('uc')).numero
  const competencia = fonte.cell('competencia').replace(/^(\d{2})\/(\d{4})$/, '$2-$1')
  if (!isValidCompetencia(competencia)) fault('competencia', 'A competência deve ser AAAA-MM ou MM/AAAA.')
  const numeroDocumento = obrigatorio('numero_documento')
  return {
    versao: 1,
    chave: `FE-${uc}-${competencia}-${numeroDocumento}`,
    distribuidora: {
      nome: obrigatorio('distribuidora'),
      cnpj: readCnpj(obrigatorio('distribuidora_cnpj'), fault),
      fone: texto('distribuidora_fone'),
    },
    uc,
    titular: readTitular(obrigatorio('nome'), texto('documento')),
    competencia,
    numeroDocumento,
    numeroFiscal: inteiro(fonte, 'numero_fiscal', fault),
    emissao: dia('emissao'),
    vencimento: dia('vencimento'),
    valorCentavos,
    pagamento: readPagamento(fonte.cell('linha_digitavel'), valorCentavos, fault),
    pix: readPix(fonte.cell('pix'), valorCentavos, fault),
    debitoAutomatico: simOuNao(fonte, 'debito_automatico', fault) ?? false,
    tipoCalculo: readTipoCalculo(fonte.cell('tipo_calculo'), fault),
    consumoKwh: inteiro(fonte, 'consumo_kwh', fault),
    itens: readItens(fonte, valorCentavos, fault),
    historico: readHistorico(fonte, fault),
  }
}

function leitores(fonte: FonteEnergia, fault: Fault) {
  type Escalar = Parameters<FonteEnergia['cell']>[0]
  const texto = (campo: Escalar): string | null => {
    const value = fonte.cell(campo)
    if (/[\p{Cc}\p{Cs}]/u.test(value)) return fault(campo, 'O texto tem um caractere que não se pode gravar.')
    if (value.length > MAX_TEXTO) return fault(campo, `Use no máximo ${MAX_TEXTO} caracteres.`)
    return value || null
  }
  const obrigatorio = (campo: Escalar): string => {
    if (fonte.cell(campo) === '') fault(campo, 'Preencha este campo.')
    return texto(campo) ?? ''
  }
  const dia = (campo: Escalar): string => parseDay(fonte.cell(campo)) ?? fault(campo, DATA) ?? ''
  return { texto, obrigatorio, dia }
}

const DATA = 'A data não existe; use dd/mm/aaaa.'

function readSituacao(fonte: FonteEnergia, vencimento: string, fault: Fault): SituacaoInformada {
  const situacao = foldText(fonte.cell('situacao'))
  if (!['', 'aberta', 'paga', 'cancelada'].includes(situacao)) {
    fault('situacao', 'A situação deve ser aberta, paga ou cancelada.')
  }
  const dia = (campo: 'paga_em' | 'credito_em', otherwise: string) =>
    fonte.cell(campo) === '' ? otherwise : (parseDay(fonte.cell(campo)) ?? fault(campo, DATA) ?? '')
  const pagoEm = dia('paga_em', vencimento)
  const creditoEm = dia('credito_em', pagoEm)
  return {
    cancelada: situacao === 'cancelada',
    paga: situacao === 'paga' ? { pagoEm, creditoEm } : null,
    jaImpressa: simOuNao(fonte, 'ja_impressa', fault) ?? true,
  }
}

function readCnpj(text: string, fault: Fault): string {
  const found = identifyDocument(text)
  if (text !== '' && found?.tipo !== 'cnpj') fault('distribuidora_cnpj', 'O CNPJ não confere.')
  return found?.documento ?? ''
}

function readTitular(nome: string, documento: string | null): RegistroEnergia['titular'] {
  const found = documento === null ? null : identifyDocument(documento)
  const tipo = found?.tipo === 'cpf' || found?.tipo === 'cnpj' ? found.tipo : 'outro'
  return { nome, documento: found?.documento ?? documento, documentoTipo: tipo }
}

function simOuNao(
  fonte: FonteEnergia,
  campo: 'debito_automatico' | 'ja_impressa',
  fault: Fault,
): boolean | null {
  const value = foldText(fonte.cell(campo))
  if (value === '') return null
  if (['sim', 's', '1', 'true'].includes(value)) return true
  if (['nao', 'n', '0', 'false'].includes(value)) return false
  return fault(campo, 'Use Sim ou Não.')
}

function inteiro(fonte: FonteEnergia, campo: 'numero_fiscal' | 'consumo_kwh', fault: Fault): number | null {
  const value = fonte.cell(campo)
  if (value === '') return null
  return /^\d{1,9}$/.test(value) ? Number(value) : fault(campo, 'Use um número inteiro de até nove dígitos.')
}

/** A code that asks for another amount than the bill would be paid wrongly. */
function readPagamento(text: string, valorCentavos: number, fault: Fault): RegistroEnergia['pagamento'] {
  if (text === '') return null
  const code = parseLinhaDigitavel(text)
  if (!code) return fault('linha_digitavel', 'A linha digitável ou o código de barras não confere.')
  const states = code.valorCentavos !== null && !(code.tipo === 'boleto' && code.valorCentavos === 0)
  if (states && code.valorCentavos !== valorCentavos) {
    return fault('linha_digitavel', 'O valor da linha digitável não é o da fatura.')
  }
  return { linhaDigitavel: code.linha, codigoBarras: code.codigoBarras }
}

function readPix(text: string, valorCentavos: number, fault: Fault): string | null {
  if (text === '') return null
  const pix = parsePixBrCode(text)
  if (!pix) return fault('pix', 'O Pix copia e cola não confere.')
  if (pix.valorCentavos !== null && pix.valorCentavos !== valorCentavos) {
    return fault('pix', 'O valor do Pix não é o da fatura.')
  }
  return text
}

function readTipoCalculo(text: string, fault: Fault): RegistroEnergia['tipoCalculo'] {
  const value = foldText(text) || 'normal'
  const found = TIPOS_CALCULO.find((tipo) => tipo === value)
  return found ?? fault('tipo_calculo', `O tipo de cálculo deve ser ${TIPOS_CALCULO.join(', ')}.`) ?? 'normal'
}

function readItens({ itens }: FonteEnergia, valorCentavos: number, fault: Fault): RegistroEnergia['itens'] {
  if (itens.length > MAX_ITENS_ENERGIA) fault('itens', `São no máximo ${MAX_ITENS_ENERGIA} itens.`)
  const read = itens.map(({ descricao, valor }) => ({ descricao, valorCentavos: reais(valor) }))
  const wrong = ({ descricao, valorCentavos: valor }: (typeof read)[number]) =>
    valor === null || descricao === '' || descricao.length > MAX_TEXTO || /[\p{Cc}\p{Cs}]/u.test(descricao)
  const bad = read.findIndex(wrong)
  if (bad >= 0) fault('itens', `O item ${bad + 1} deve ter descrição e valor.`)
  const kept = read.map((item) => ({ ...item, valorCentavos: item.valorCentavos ?? 0 }))
  const sum = kept.reduce((total, item) => total + item.valorCentavos, 0)
  if (bad < 0 && kept.length > 0 && valorCentavos >= 0 && sum !== valorCentavos) {
    fault('itens', 'A soma dos itens não é o valor da fatura.')
  }
  return kept
}

function readHistorico({ historico }: FonteEnergia, fault: Fault): RegistroEnergia['historico'] {
  const read = historico.map(({ competencia, kwh, dias }) => ({
    competencia,
    kwh: Number(kwh),
    dias: Number(dias),
  }))
  const sound = historico.every(
    ({ competencia, kwh, dias }) =>
      isValidCompetencia(competencia) && /^\d{1,9}$/.test(kwh) && /^\d{1,2}$/.test(dias),
  )
  if (!sound) fault('historico', 'Cada mês do histórico tem competência AAAA-MM, kWh e dias.')
  if (historico.length > MAX_HISTORICO)
    fault('historico', `O histórico tem no máximo ${MAX_HISTORICO} meses.`)
  return read.toSorted((one, other) => other.competencia.localeCompare(one.competencia))
}
