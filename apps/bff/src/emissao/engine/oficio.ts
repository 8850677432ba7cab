import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { provarChaveDkim } from '#emissao/correio/chave-dkim.ts'
import type { CanalDeEnvio } from '#modules/canais/canal-de-envio.ts'
import type { ContaDeEnvio } from '#modules/contas-email/leitura.ts'
import { createLerModelos } from '#modules/modelos/leitura.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import { contaDeCanal } from './conta-de-canal.ts'
import type { FilaDoMeio } from './fila-repository.ts'
import type { ContaDeEmail, ContaDoPosto, Oficio } from './oficina/trabalho.ts'

/** The queue of an account or a channel: with an account of null it holds the e-mails that leave by the default one. */
export interface FilaDeConta extends FilaDoMeio {
  conta: ContaDoPosto
}

/** What the emission goes by at a moment. */
export interface OficioEmVigor extends Omit<Oficio, 'publicUrl'> {
  filas: readonly FilaDeConta[]
  /** How long a disparo may wait for an acceptance. */
  prazoMs: number
  /** Changes whenever something that the threads know of does. */
  versao: string
}

export interface ContasDaEmissao {
  /** Active accounts. */
  lerContas: (tx: ReadTx) => Promise<ContaDeEnvio[]>
  /** Channels beside e-mail that are configured and active. */
  lerCanais: (tx: ReadTx) => Promise<CanalDeEnvio[]>
  /** Takes the place of every e-mail account, as the environment says. */
  fixa: ContaDeEmail | null
  /** Serves while no e-mail account is chosen. */
  reserva: ContaDeEmail | null
  /** Told once of each thing that keeps mail back until an operator mends it. */
  avisar: (aviso: string) => void
}

const HOUR = 3_600_000

/** Reads accounts, channels, models and limits, inside the caller's transaction. */
export function createLerOficio(tables: Tables, contasDaEmissao: ContasDaEmissao) {
  const lerParametros = createLerParametros(tables)
  const lerModelos = createLerModelos(tables)
  const filasDeEmail = createFilasDeEmail(contasDaEmissao)
  return async (tx: ReadTx): Promise<OficioEmVigor> => {
    const { contaEmailId, impressaoFatura, whatsappContratado } = await lerParametros(tx)
    const canais = (await contasDaEmissao.lerCanais(tx))
      // What was queued before the contract ended waits, and is printed in the end (design rule 7).
      .filter(({ meio }) => meio !== 'whatsapp' || whatsappContratado)
      .map((canal): FilaDeConta => ({ meio: canal.meio, contaEmailId: null, conta: contaDeCanal(canal) }))
    const filas = [...(await filasDeEmail(tx, contaEmailId)), ...canais]
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

/** The queues of the accounts, and that of what leaves by the default one. */
function createFilasDeEmail({ lerContas, fixa, reserva, avisar }: ContasDaEmissao) {
  const assina = createProvaDasChaves(avisar)
  const avisarSemConta = uma(() => avisar('no e-mail account is chosen: e-mails wait in the queue'))
  return async (tx: ReadTx, padraoId: number | null): Promise<FilaDeConta[]> => {
    const guardadas = (await lerContas(tx))
      .map((conta): FilaDeConta & { conta: ContaDeEmail } => {
        return { meio: 'email', contaEmailId: conta.id, conta: fixa ?? doPosto(conta) }
      })
      .filter(({ conta }) => assina(conta))
    const escolhida = guardadas.find(({ contaEmailId }) => contaEmailId === padraoId)?.conta
    const padrao = fixa ?? escolhida ?? reserva
    if (padrao) return [...guardadas, { meio: 'email', contaEmailId: null, conta: padrao }]
    avisarSemConta()
    return guardadas
  }
}

function doPosto({ id, atualizadaEm, ...conta }: ContaDeEnvio): ContaDeEmail {
  return { ...conta, meio: 'email', chave: String(id), versao: String(atualizadaEm.getTime()) }
}

/**
 * Whether an account's messages would be signed: a bad key was refused when it was saved, and one that went bad since
 * keeps the account's mail back, because unsigned mail is refused by those who expect a signature.
 */
function createProvaDasChaves(avisar: (aviso: string) => void) {
  const provadas = new Map<string, boolean>()
  return ({ chave, versao, dkim }: ContaDeEmail): boolean => {
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
