import {
  CAMPOS_CONSUMIDOR,
  CAMPOS_UC,
  estadoCivil,
  type CampoRecadastramento,
} from '@ramal/shared/contracts/recadastramento.ts'
import { addDays, parseDay } from '@ramal/shared/domain/dates.ts'
import { identifyDocument } from '@ramal/shared/domain/documents.ts'
import { isValidEmail, normalizeEmail } from '@ramal/shared/domain/email.ts'
import { parsePhone } from '@ramal/shared/domain/phone.ts'
import { isValidPersonName } from '@ramal/shared/domain/text.ts'
import type { BlocoRecadastramento } from '#db/schema/atendimento.ts'

export interface Campo {
  bloco: BlocoRecadastramento
  /** With its article, as the beginning of a sentence. */
  nome: string
  /** Only people have it, companies do not. */
  civil: boolean
  /** Everybody has one, so *não possui* is no answer. */
  todosPossuem: boolean
  /** The value as it is kept, or null when what was said cannot be it. `hoje` is the day in São Paulo. */
  ler: (valor: string, hoje: string) => string | null
  /** The sentence that refuses a value. */
  erro: string
}

const DAYS_OF_130_YEARS = 47_482

const oneSpace = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ')

const lerNome = (text: string) => (isValidPersonName(oneSpace(text)) ? oneSpace(text) : null)

const contato = (nome: string, ler: Campo['ler'], erro: string): Campo => ({
  bloco: 'uc',
  nome,
  civil: false,
  todosPossuem: false,
  ler,
  erro,
})

const pessoal = (nome: string, ler: Campo['ler'], erro: string, todosPossuem = false): Campo => ({
  bloco: 'consumidor',
  nome,
  civil: true,
  todosPossuem,
  ler,
  erro,
})

const parente = (nome: string) => pessoal(nome, lerNome, `${nome} deve ter nome e sobrenome, só com letras.`)

/** RG has no national format: what a state prints, up to 20 characters. */
const RG = /^(?=.*\d)[\p{L}\d][\p{L}\d ./-]{2,19}$/u

function lerFone(text: string): string | null {
  const telefone = parsePhone(text)
  return telefone && telefone.tipo !== 'servico' ? telefone.e164 : null
}

function lerCelular(text: string): string | null {
  const telefone = parsePhone(text)
  return telefone?.tipo === 'movel' ? telefone.e164 : null
}

function lerEmail(text: string): string | null {
  const email = normalizeEmail(text)
  return isValidEmail(email) ? email : null
}

function lerNascimento(text: string, hoje: string): string | null {
  const dia = parseDay(text)
  return dia !== null && dia < hoje && dia > addDays(hoje, -DAYS_OF_130_YEARS) ? dia : null
}

const CAMPOS: Record<CampoRecadastramento, Campo> = {
  celular: contato('O celular', lerCelular, 'O celular deve ter DDD e nove dígitos, começando por 9.'),
  fone: contato('O fone', lerFone, 'O fone deve ser um telefone fixo ou celular com DDD.'),
  email: contato('O e-mail', lerEmail, 'O e-mail não é válido; confira com o cliente.'),
  documento: {
    ...pessoal(
      'O documento',
      (text) => identifyDocument(text)?.documento ?? null,
      'O documento não confere: informe um CPF, CNPJ ou CEI com os dígitos certos.',
    ),
    civil: false,
  },
  rg: pessoal(
    'O RG',
    (text) => (RG.test(oneSpace(text)) ? oneSpace(text) : null),
    'O RG deve ter de 3 a 20 letras e números.',
  ),
  nascimento: pessoal(
    'A data de nascimento',
    lerNascimento,
    'A data de nascimento deve ser um dia que existe e já passou; use dd/mm/aaaa.',
    true,
  ),
  estadoCivil: pessoal(
    'O estado civil',
    (text) => estadoCivil.options.find((option) => option === text) ?? null,
    `O estado civil deve ser um destes: ${estadoCivil.options.join(', ')}.`,
    true,
  ),
  conjuge: parente('O nome do cônjuge'),
  pai: parente('O nome do pai'),
  mae: parente('O nome da mãe'),
}

/** Every field in the order of the screen (seed 002). */
export const ORDEM: readonly CampoRecadastramento[] = [...CAMPOS_UC, ...CAMPOS_CONSUMIDOR]

export const campoDe = (campo: CampoRecadastramento): Campo => CAMPOS[campo]

/** Whether the field exists for this kind of titular. */
export const isApplicable = (campo: CampoRecadastramento, pessoaJuridica: boolean): boolean =>
  !(pessoaJuridica && CAMPOS[campo].civil)

export const temConjuge = (estado: string | null): boolean =>
  estado === 'casado' || estado === 'uniao_estavel'
