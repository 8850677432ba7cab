import {
  CAMPOS_CONSUMIDOR,
  CAMPOS_UC,
  type CampoRecadastramento,
  type FichaRecadastramento,
} from '@ramal/shared/contracts/recadastramento.ts'
import { formatPhone, splitPhone } from '@ramal/shared/domain/phone-digits.ts'
import { campoFault } from './campo-fault.ts'

export type Resultado = 'confirmado' | 'corrigido' | 'nao_possui' | 'nao_informou'
export type EstadoCivil = 'solteiro' | 'casado' | 'uniao_estavel' | 'separado' | 'divorciado' | 'viuvo'

/** One field of the ficha on screen. Texts are as shown: a phone with its punctuation, '' for nothing. */
export interface Linha {
  bloco: 'uc' | 'consumidor'
  campo: CampoRecadastramento
  /** What the cadastro holds. */
  atual: string
  valor: string
  /** Null while nobody has answered. */
  resultado: Resultado | null
  erro: string | null
  /** This contact also receives the bill. */
  destinatario: boolean
  /** `devolvido` and the like; null for person data. */
  situacao: string | null
  editavel: boolean
}

const ORDER: readonly CampoRecadastramento[] = [...CAMPOS_UC, ...CAMPOS_CONSUMIDOR]
const PHONES: readonly CampoRecadastramento[] = ['celular', 'fone']

/** The ficha's fields in the order of the screen; a company has no civil data. */
export function linhasDa(ficha: FichaRecadastramento): Linha[] {
  return ficha.campos
    .filter(({ bloco, campo }) => !ficha.pessoaJuridica || bloco === 'uc' || campo === 'documento')
    .toSorted((a, b) => ORDER.indexOf(a.campo) - ORDER.indexOf(b.campo))
    .map(({ valor, ...campo }) => {
      const atual = PHONES.includes(campo.campo) ? formatPhone(valor ?? '') : (valor ?? '')
      const editavel = campo.campo !== 'documento' || ficha.documentoEditavel
      return { ...campo, atual, valor: atual, resultado: null, erro: null, editavel }
    })
}

/** What is compared: a phone by its digits, an e-mail without its case, the rest without the spaces around it. */
function comparable(campo: CampoRecadastramento, texto: string): string {
  const text = texto.trim()
  if (PHONES.includes(campo)) {
    const phone = splitPhone(text)
    return phone ? phone.ddd + phone.assinante : text
  }
  return campo === 'email' ? text.toLowerCase() : text
}

export function hasChanged({ campo, atual, valor }: Linha): boolean {
  return comparable(campo, valor) !== comparable(campo, atual)
}

/** Typing corrects; typing back what was there leaves the field unanswered again. */
export function typed(linha: Linha, valor: string): Linha {
  const next = { ...linha, valor, erro: null }
  return { ...next, resultado: valor.trim() !== '' && hasChanged(next) ? 'corrigido' : null }
}

/** An answer given by itself. All but a correction speak of what the cadastro holds, so that comes back. */
export function answered(linha: Linha, resultado: Resultado): Linha {
  if (resultado === 'corrigido') return checked({ ...linha, resultado })
  return { ...linha, valor: linha.atual, resultado, erro: null }
}

/**
 * What Enter means: an unchanged value is confirmed, a typed one corrects, an emptied one is not possessed any more, and
 * an empty one was not told.
 */
export function accepted(linha: Linha): Linha {
  if (linha.resultado !== null) return checked(linha)
  if (linha.valor.trim() === '') return answered(linha, linha.atual === '' ? 'nao_informou' : 'nao_possui')
  return answered(linha, hasChanged(linha) ? 'corrigido' : 'confirmado')
}

/** The same with the fault of a correction, so that it is seen while the caller is still on that subject. */
export function checked(linha: Linha): Linha {
  return { ...linha, erro: linha.resultado === 'corrigido' ? campoFault(linha.campo, linha.valor) : null }
}

/** Only who is married has a spouse to name. */
export function visible(linhas: readonly Linha[]): Linha[] {
  const estado = linhas.find(({ campo }) => campo === 'estadoCivil')?.valor
  const isMarried = estado === 'casado' || estado === 'uniao_estavel'
  return linhas.filter(({ campo }) => campo !== 'conjuge' || isMarried)
}
