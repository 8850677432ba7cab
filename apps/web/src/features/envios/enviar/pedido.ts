import type { Destinos } from '@ramal/shared/contracts/destinos.ts'
import type { MeioDisparo } from '@ramal/shared/contracts/disparos.ts'
import { CIENCIAS, type Falhas } from './falhas.ts'
import { digitados, marcadosDe, type Rascunho } from './rascunho.ts'
import { textos } from './textos.ts'
import type { Conferencia } from './use-conferencias.ts'
import type { FaturasDoEnvio } from './use-faturas-do-envio.ts'
import type { Corpo } from './use-mandar.ts'

const MAXIMO = 20

/** What a request is made of beside what the agent chose and typed. */
export interface Contexto {
  atendimentoId: number | null
  conteudo: 'fatura' | 'barra'
  meio: MeioDisparo
  cadastro: readonly Destinos['itens'][number][]
  escolha: FaturasDoEnvio
  conferencias: readonly Conferencia[]
  /** What the server has asked about already. */
  asked: Falhas
}

/** Every address that it would go to now, each once; what is still being typed counts. */
export function enderecosDe(rascunho: Rascunho, { meio, cadastro }: Contexto): string[] {
  if (meio === 'impressao') return []
  const typed = digitados(meio, rascunho.digitado)
  return [...new Set([...marcadosDe(rascunho, cadastro), ...rascunho.adicionados, ...typed])]
}

/** Whether what is asked for by WhatsApp goes to a number that did not adhere to it. */
export function pedeConsentimento(rascunho: Rascunho, contexto: Contexto): boolean {
  if (contexto.meio !== 'whatsapp') return false
  const daAdesao = new Set(
    contexto.cadastro.filter(({ origem }) => origem === 'adesao').map(({ endereco }) => endereco),
  )
  const outside = enderecosDe(rascunho, contexto).some((endereco) => !daAdesao.has(endereco))
  return outside || contexto.asked.consentimento !== undefined
}

export const pedeCienteDePaga = ({ escolha, asked }: Contexto): boolean =>
  escolha.pagas.length > 0 || asked.paga !== undefined

export const pedeCienteDeOutro = ({ conferencias, asked }: Contexto): boolean =>
  conferencias.some(({ deOutraPessoa }) => deOutraPessoa) || asked.deOutro !== undefined

/** What can be seen to be missing without asking the server; null when nothing is. */
export function falhasLocais(rascunho: Rascunho, contexto: Contexto): Falhas | null {
  const { escolha, meio } = contexto
  const { erros } = textos
  const enderecos = enderecosDe(rascunho, contexto)
  if (escolha.faturas.length === 0) return { geral: erros.semFatura }
  if (escolha.impedidas.length > 0) return { geral: erros.anulada }
  if (meio !== 'impressao' && enderecos.length === 0) return { endereco: erros.semEndereco }
  if (enderecos.length > MAXIMO) return { endereco: erros.demais }
  const { ciente, consentimento } = rascunho
  if (pedeCienteDePaga(contexto) && !ciente.includes(CIENCIAS.paga)) return { paga: erros.marque }
  if (pedeCienteDeOutro(contexto) && !ciente.includes(CIENCIAS.deOutro)) return { deOutro: erros.marque }
  if (pedeConsentimento(rascunho, contexto) && !consentimento) return { consentimento: erros.consentimento }
  return null
}

/** The request as the contract takes it. */
export function corpoDe(rascunho: Rascunho, contexto: Contexto): Corpo {
  const { meio, conteudo, escolha, atendimentoId } = contexto
  const common = {
    faturaIds: escolha.faturas.map(({ id }) => id),
    conteudo,
    meio,
    ciente: [...rascunho.ciente],
    atendimentoId,
  }
  if (meio === 'impressao') return { ...common, impressao: rascunho.impressao }
  const { guardar, consentimento, assunto, recado, confirmarLeitura } = rascunho
  const enderecos = enderecosDe(rascunho, contexto)
  const para = { ...common, enderecos, guardarNoCadastro: guardar, consentimento }
  if (meio !== 'email') return para
  return { ...para, assunto: assunto.trim() || null, recado: recado.trim() || null, confirmarLeitura }
}
