import type { MeioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import { isEnderecoValido } from '#forms/endereco.ts'
import { textos } from './textos.ts'

export interface Endereco {
  meio: MeioDigital
  endereco: string
}

/** The address as people read it. */
export function formatEndereco({ meio, endereco }: Endereco): string {
  return meio === 'email' ? endereco : formatPhone(endereco)
}

/** What is wrong with a typed address, or null. */
export function enderecoFault(meio: MeioDigital, texto: string): string | null {
  return isEnderecoValido(meio, texto) ? null : textos.formulario.erros[meio]
}
