import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import type { ProblemaError } from '#api/problema-error.ts'
import type { Rascunho } from './rascunho.ts'
import { textos } from './textos.ts'

/** What is wrong, by place; `geral` stands above the form. */
export interface Faults {
  geral?: string
  endereco?: string
  aceite?: string
  protecao?: string
  senha?: string
  /** By position in the list. */
  destinatarios?: Readonly<Record<number, string>>
}

/** What keeps the form from being sent at all, or null. */
export function localFaults(rascunho: Rascunho, { adesao }: EnvioDigital): Faults | null {
  const { destinatarios, modoAceite, protecao, senha } = rascunho
  const { erros } = textos.formulario
  if (destinatarios.length === 0) return { endereco: erros.nenhumDestinatario }
  if (modoAceite === null) return { aceite: erros.aceite }
  const semSenha = protecao === 'escolhida' && senha === '' && adesao?.protecao !== 'escolhida'
  return semSenha ? { senha: erros.senha } : null
}

/** The server's refusal, each field at its place. */
export function faultsOf(error: ProblemaError): Faults {
  if (error.codigo === 'termo_desatualizado') return { geral: textos.formulario.termoNovo }
  const destinatarios: Record<number, string> = {}
  const faults: Faults = { destinatarios }
  let unplaced = error.campos.length === 0
  for (const { campo, mensagem } of error.campos) {
    const row = /^destinatarios\.(\d+)(?:\.|$)/.exec(campo)
    if (row) destinatarios[Number(row[1])] = mensagem
    else if (campo === 'destinatarios') faults.endereco = mensagem
    else if (campo === 'modoAceite') faults.aceite = mensagem
    else if (campo === 'protecao' || campo === 'senha') faults[campo] = mensagem
    else unplaced = true
  }
  return unplaced ? { ...faults, geral: error.message } : faults
}
