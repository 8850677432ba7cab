import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { provarChaveDkim } from '#emissao/correio/chave-dkim.ts'
import type { ContaDeEnvio } from '#modules/contas-email/leitura.ts'
import { createLerModelos } from '#modules/modelos/leitura.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { ContaDoPosto, Oficio } from './oficina/trabalho.ts'

/** The queue of an account: null holds what leaves by the default one. */
export interface FilaDeConta {
  contaEmailId: number | null
  conta: ContaDoPosto
}

/** What the emission goes by at a moment. */
export interface OficioEmVigor extends Oficio {
  filas: readonly FilaDeConta[]
  /** How long a disparo may wait for an acceptance. */
  prazoMs: number
  /** Changes whenever something that the threads know of does. */
  versao: string
}

export interface ContasDaEmissao {
  /** Active accounts. */
  lerContas: (tx: ReadTx) => Promise<ContaDeEnvio[]>
  /** Takes the place of every account, as the environment says. */
  fixa: ContaDoPosto | null
  /** Serves while no account is chosen. */
  reserva: ContaDoPosto | null
  /** Told once of each thing that keeps mail back until an operator mends it. */
  avisar: (aviso: string) => void
}

const HOUR = 3_600_000

/** Reads accounts, models and limits, inside the caller's transaction. */
export function createLerOficio(tables: Tables, { lerContas, fixa, reserva, avisar }: ContasDaEmissao) {
  const lerParametros = createLerParametros(tables)
  const lerModelos = createLerModelos(tables)
  const assina = createProvaDasChaves(avisar)
  const avisarSemConta = uma(() => avisar('no e-mail account is chosen: e-mails wait in the queue'))
  return async (tx: ReadTx): Promise<OficioEmVigor> => {
    const { contaEmailId, impressaoFatura } = await lerParametros(tx)
    const guardadas = (await lerContas(tx))
      .map((conta) => ({ id: conta.id, conta: fixa ?? doPosto(conta) }))
      .filter(({ conta }) => assina(conta))
    const padrao = fixa ?? guardadas.find(({ id }) => id === contaEmailId)?.conta ?? reserva
    const filas: FilaDeConta[] = guardadas.map(({ id, conta }) => ({ contaEmailId: id, conta }))
    if (padrao) filas.push({ contaEmailId: null, conta: padrao })
    else avisarSemConta()
    const contas = [...new Map(filas.map(({ conta }) => [conta.chave, conta])).values()]
    const modelos = await lerModelos(tx)
    return {
      filas,
      contas,
      modelos,
      prazoMs: impressaoFatura.prazoEntregaHoras * HOUR,
      versao: [
        ...contas.map(({ chave, versao }) => `${chave} ${versao}`),
        ...modelos.map(({ tipo, versao }) => `${tipo} ${versao}`),
      ].join('\n'),
    }
  }
}

function doPosto({ id, atualizadaEm, ...conta }: ContaDeEnvio): ContaDoPosto {
  return { ...conta, chave: String(id), versao: String(atualizadaEm.getTime()) }
}

/**
 * Whether an account's messages would be signed: a bad key was refused when it was saved, and one that went bad since
 * keeps the account's mail back, because unsigned mail is refused by those who expect a signature.
 */
function createProvaDasChaves(avisar: (aviso: string) => void) {
  const provadas = new Map<string, boolean>()
  return ({ chave, versao, dkim }: ContaDoPosto): boolean => {
    if (!dkim) return true
    const key = `${chave} ${versao}`
    const known = provadas.get(key)
    if (known !== undefined) return known
    const prova = provarChaveDkim(dkim.chavePem)
    if (!prova.ok) avisar(`the DKIM key of account ${chave} does not sign: its e-mails wait in the queue`)
    provadas.set(key, prova.ok)
    return prova.ok
  }
}

function uma(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
