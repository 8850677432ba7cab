import { isValidEmail, normalizeEmail } from '@ramal/shared/domain/email.ts'
import { UNIDADES_FEDERATIVAS } from '@ramal/shared/domain/nf3e-codes.ts'
import { parsePhone } from '@ramal/shared/domain/phone.ts'
import { foldText } from '@ramal/shared/domain/text.ts'
import { isValidUcNumber, normalizeUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { TipoContato } from '#db/schema/cadastro.ts'
import type { Celulas, Coluna } from './cadastro-colunas.ts'
import { numeroAnterior } from './numeros-uc.ts'
import { titularInformado, type TitularInformado } from './titular.ts'

/** What a line says of a UC. `null` is what the source does not tell, and leaves what is on file. */
export interface LinhaCadastro {
  numero: string
  titular: TitularInformado
  uc: {
    numeroAnterior: string | null
    logradouro: string
    numeroEndereco: string | null
    complemento: string | null
    bairro: string | null
    municipio: string
    uf: string
    cep: string | null
    medidor: string | null
    roteiro: string | null
    classe: string | null
    subclasse: string | null
    grupoTensao: string | null
    modalidade: string | null
    fases: string | null
    debitoAutomatico: boolean | null
    suporteVital: boolean | null
    baixaRenda: boolean | null
  }
  contatos: Partial<Record<TipoContato, string>>
}

export interface CampoErrado {
  campo: Coluna
  mensagem: string
}

const UFS = new Set(Object.values(UNIDADES_FEDERATIVAS))
const MAX_TEXTO = 120

/** Reads the cells of one line; every fault is told, not the first alone. */
export function readLinha(celulas: Celulas): { linha: LinhaCadastro } | { erros: CampoErrado[] } {
  const erros: CampoErrado[] = []
  const fault = (campo: Coluna, mensagem: string): null => {
    erros.push({ campo, mensagem })
    return null
  }
  const cell = (campo: Coluna) => celulas[campo]?.trim() ?? ''
  const texto = (campo: Coluna): string | null => {
    const value = cell(campo)
    if (/\p{Cc}/u.test(value)) return fault(campo, 'O texto tem um caractere que não se pode gravar.')
    if (value.length > MAX_TEXTO) return fault(campo, `Use no máximo ${MAX_TEXTO} caracteres.`)
    return value || null
  }
  const obrigatorio = (campo: Coluna): string => {
    if (cell(campo) === '') fault(campo, 'Preencha este campo.')
    return texto(campo) ?? ''
  }
  const flag = (campo: Coluna): boolean | null => {
    const value = foldText(cell(campo))
    if (value === '') return null
    if (['sim', 's', '1', 'true'].includes(value)) return true
    if (['nao', 'n', '0', 'false'].includes(value)) return false
    return fault(campo, 'Use Sim ou Não.')
  }
  const linha: LinhaCadastro = {
    numero: readNumero(cell('numero'), fault),
    titular: titularInformado(obrigatorio('titular'), texto('documento')),
    uc: {
      numeroAnterior: numeroAnterior(texto('numero_anterior') ?? ''),
      logradouro: obrigatorio('logradouro'),
      numeroEndereco: texto('numero_endereco'),
      complemento: texto('complemento'),
      bairro: texto('bairro'),
      municipio: obrigatorio('municipio'),
      uf: readUf(cell('uf'), fault),
      cep: readCep(cell('cep'), fault),
      medidor: texto('medidor'),
      roteiro: texto('roteiro'),
      classe: texto('classe'),
      subclasse: texto('subclasse'),
      grupoTensao: texto('grupo_tensao'),
      modalidade: texto('modalidade'),
      fases: texto('fases'),
      debitoAutomatico: flag('debito_automatico'),
      suporteVital: flag('suporte_vital'),
      baixaRenda: flag('baixa_renda'),
    },
    contatos: readContatos(cell, fault),
  }
  return erros.length > 0 ? { erros } : { linha }
}

type Fault = (campo: Coluna, mensagem: string) => null

function readNumero(value: string, fault: Fault): string {
  if (value === '') fault('numero', 'Preencha este campo.')
  else if (!isValidUcNumber(normalizeUcNumber(value))) {
    fault('numero', 'O número da UC não confere: são 15 dígitos, os dois últimos verificadores.')
  }
  return normalizeUcNumber(value)
}

function readUf(value: string, fault: Fault): string {
  const uf = value.toUpperCase()
  if (!UFS.has(uf)) fault('uf', 'A UF deve ser a sigla de um estado.')
  return uf
}

function readCep(value: string, fault: Fault): string | null {
  const cep = value.replace(/[\s.-]/g, '')
  if (cep === '' || /^\d{8}$/.test(cep)) return cep || null
  return fault('cep', 'O CEP deve ter 8 dígitos.')
}

function readContatos(cell: (campo: Coluna) => string, fault: Fault): LinhaCadastro['contatos'] {
  const contatos: LinhaCadastro['contatos'] = {}
  for (const tipo of ['celular', 'fone'] as const) {
    const typed = cell(tipo)
    const phone = typed === '' ? null : parsePhone(typed)
    if (phone && (tipo === 'fone' || phone.tipo === 'movel')) contatos[tipo] = phone.e164
    else if (typed !== '')
      fault(tipo, `O número não é um ${tipo === 'fone' ? 'telefone' : 'celular'} com DDD.`)
  }
  const email = normalizeEmail(cell('email'))
  if (isValidEmail(email)) contatos.email = email
  else if (email !== '') fault('email', 'O e-mail não é válido.')
  return contatos
}
