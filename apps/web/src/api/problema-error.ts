import type { Problema } from '@ramal/shared/contracts/problema.ts'

type Campo = { campo: string; mensagem: string }

/** Codes that the client itself gives; every other one comes from the server (contracts/problema.ts). */
export const SEM_REDE = 'sem_rede'
export const RESPOSTA_INESPERADA = 'resposta_inesperada'

/**
 * Any call that did not succeed. `message` is a sentence to show to the person; `status` is 0 when no answer came;
 * `campos` names the refused fields by their path in the body, e.g. `destinatarios.0.endereco`.
 */
export class ProblemaError extends Error {
  readonly status: number
  readonly codigo: string
  readonly campos: readonly Campo[]
  readonly requestId: string | null

  constructor(problema: Pick<Problema, 'status' | 'codigo'> & Partial<Problema>, options?: ErrorOptions) {
    super(problema.detail ?? problema.title ?? 'O servidor recusou o pedido.', options)
    this.name = 'ProblemaError'
    this.status = problema.status
    this.codigo = problema.codigo
    this.campos = problema.campos ?? []
    this.requestId = problema.requestId ?? null
  }
}

/** The network gave no answer: nothing is known of what the server did, so the same key must go again. */
export function networkProblem(cause: unknown): ProblemaError {
  const detail = 'Sem conexão com o servidor. O que você digitou continua aqui; tente de novo.'
  return new ProblemaError({ status: 0, codigo: SEM_REDE, detail }, { cause })
}

/** The answer is not what the contract says, e.g. a proxy's HTML page. */
export function unexpectedAnswer(status: number, cause?: unknown): ProblemaError {
  const detail = `O servidor respondeu algo inesperado (${status}). Tente de novo; se continuar, avise o suporte.`
  return new ProblemaError({ status, codigo: RESPOSTA_INESPERADA, detail }, { cause })
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ProblemaError ? error.message : 'Algo deu errado nesta tela. Tente de novo.'
}
