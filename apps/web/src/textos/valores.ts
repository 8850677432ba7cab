import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { formatDay, isValidDay } from '@ramal/shared/domain/dates.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import { ESTADOS_CIVIS, type MEIOS } from './rotulos.ts'

/** The value of a field of the ficha as people read it: a phone, a day, a word; null and '' are `vazio`. */
export function campoTexto(campo: CampoRecadastramento, valor: string | null, vazio: string): string {
  if (valor === null || valor === '') return vazio
  if (campo === 'celular' || campo === 'fone') return formatPhone(valor)
  if (campo === 'nascimento') return isValidDay(valor) ? formatDay(valor) : valor
  if (campo === 'estadoCivil' && valor in ESTADOS_CIVIS)
    return ESTADOS_CIVIS[valor as keyof typeof ESTADOS_CIVIS]
  return valor
}

/** Where something is sent, as people read it; null where it has no address, as print. */
export function enderecoTexto(meio: keyof typeof MEIOS, endereco: string | null): string | null {
  return endereco && (meio === 'whatsapp' || meio === 'sms') ? formatPhone(endereco) : endereco
}
